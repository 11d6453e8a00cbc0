/** The candidate's own device keeps every piece until the server has verified the whole answer. */
import { type LocalAnswer, type Piece, type PieceInfo, infoOf, pieceKey } from "./types.js";

export interface PieceStore {
  saveAnswer(answer: LocalAnswer): Promise<void>;
  savePiece(piece: Piece): Promise<void>;
  piece(key: string): Promise<Piece | undefined>;
  renumber(answer: string, recorder: string, segment: number): Promise<void>;
  answers(): Promise<LocalAnswer[]>;
  /** All pieces, without their bytes. */
  pieces(): Promise<PieceInfo[]>;
  piecesOf(answer: string): Promise<Piece[]>;
  forget(answer: string): Promise<void>;
  clear(): Promise<void>;
}

export class MemoryStore implements PieceStore {
  private readonly kept = new Map<string, Piece>();
  private readonly known = new Map<string, LocalAnswer>();

  async saveAnswer(answer: LocalAnswer): Promise<void> {
    this.known.set(answer.id, answer);
  }

  async savePiece(piece: Piece): Promise<void> {
    this.kept.set(pieceKey(piece), piece);
  }

  async piece(key: string): Promise<Piece | undefined> {
    return this.kept.get(key);
  }

  async renumber(answer: string, recorder: string, segment: number): Promise<void> {
    for (const [key, piece] of this.kept) {
      if (piece.answer === answer && piece.recorder === recorder) this.kept.set(key, { ...piece, segment });
    }
  }

  async answers(): Promise<LocalAnswer[]> {
    return [...this.known.values()];
  }

  async pieces(): Promise<PieceInfo[]> {
    return [...this.kept.values()].map(infoOf);
  }

  async piecesOf(answer: string): Promise<Piece[]> {
    return [...this.kept.values()].filter((piece) => piece.answer === answer);
  }

  async forget(answer: string): Promise<void> {
    this.known.delete(answer);
    for (const [key, piece] of this.kept) if (piece.answer === answer) this.kept.delete(key);
  }

  async clear(): Promise<void> {
    this.kept.clear();
    this.known.clear();
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("IndexedDB"));
    transaction.onerror = () => reject(transaction.error ?? new Error("IndexedDB"));
  });
}

/** Resolves a write only when the transaction is on disk as far as the browser promises. */
export class DiskStore implements PieceStore {
  private constructor(private readonly database: IDBDatabase) {}

  static async open(interview: string): Promise<DiskStore> {
    const request = indexedDB.open(`hireloop-interview-${interview}`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("answers", { keyPath: "id" });
      request.result.createObjectStore("pieces").createIndex("answer", "answer");
      request.result.createObjectStore("bytes");
    };
    return new DiskStore(await done(request));
  }

  async saveAnswer(answer: LocalAnswer): Promise<void> {
    await this.write(["answers"], (answers) => answers?.put(answer));
  }

  async savePiece(piece: Piece): Promise<void> {
    await this.write(["pieces", "bytes"], (pieces, bytes) => {
      pieces?.put(infoOf(piece), pieceKey(piece));
      bytes?.put(piece.bytes, pieceKey(piece));
    });
  }

  async piece(key: string): Promise<Piece | undefined> {
    const info = await done(this.read("pieces").get(key) as IDBRequest<PieceInfo | undefined>);
    const bytes = await done(this.read("bytes").get(key) as IDBRequest<ArrayBuffer | undefined>);
    return info && bytes ? { ...info, bytes } : undefined;
  }

  async renumber(answer: string, recorder: string, segment: number): Promise<void> {
    const infos = await this.infosOf(answer);
    await this.write(["pieces"], (pieces) => {
      for (const info of infos) if (info.recorder === recorder) pieces?.put({ ...info, segment }, pieceKey(info));
    });
  }

  async answers(): Promise<LocalAnswer[]> {
    return done(this.read("answers").getAll() as IDBRequest<LocalAnswer[]>);
  }

  async pieces(): Promise<PieceInfo[]> {
    return done(this.read("pieces").getAll() as IDBRequest<PieceInfo[]>);
  }

  async piecesOf(answer: string): Promise<Piece[]> {
    const found = await Promise.all((await this.infosOf(answer)).map((info) => this.piece(pieceKey(info))));
    return found.filter((piece) => piece !== undefined);
  }

  async forget(answer: string): Promise<void> {
    const keys = (await this.infosOf(answer)).map(pieceKey);
    await this.write(["answers", "pieces", "bytes"], (answers, pieces, bytes) => {
      answers?.delete(answer);
      for (const key of keys) {
        pieces?.delete(key);
        bytes?.delete(key);
      }
    });
  }

  async clear(): Promise<void> {
    await this.write(["answers", "pieces", "bytes"], (...stores) => stores.forEach((store) => store?.clear()));
  }

  private infosOf(answer: string): Promise<PieceInfo[]> {
    return done(this.read("pieces").index("answer").getAll(answer) as IDBRequest<PieceInfo[]>);
  }

  private read(name: string): IDBObjectStore {
    return this.database.transaction(name, "readonly").objectStore(name);
  }

  private async write(names: string[], change: (...stores: (IDBObjectStore | undefined)[]) => void): Promise<void> {
    const transaction = this.database.transaction(names, "readwrite", { durability: "strict" });
    change(...names.map((name) => transaction.objectStore(name)));
    await committed(transaction);
  }
}

/**
 * Keeps what the disk refuses (quota, private window) in memory, up to a limit, so that it can still
 * go up. `onDiskFull` is told once; `save` fails only when there is room neither here nor there.
 */
export class CarefulStore implements PieceStore {
  private readonly memory = new MemoryStore();
  private inMemory = 0;
  private toldOfDisk = false;

  constructor(
    private readonly disk: PieceStore,
    private readonly onDiskFull: () => void,
    private readonly memoryLimit = 96 * 1024 * 1024,
  ) {}

  async saveAnswer(answer: LocalAnswer): Promise<void> {
    await this.disk.saveAnswer(answer).catch(() => this.memory.saveAnswer(answer));
  }

  async savePiece(piece: Piece): Promise<void> {
    try {
      await this.disk.savePiece(piece);
    } catch (trouble) {
      if (!this.toldOfDisk) this.onDiskFull();
      this.toldOfDisk = true;
      if (this.inMemory + piece.size > this.memoryLimit) throw trouble;
      this.inMemory += piece.size;
      await this.memory.savePiece(piece);
    }
  }

  async piece(key: string): Promise<Piece | undefined> {
    return (await this.memory.piece(key)) ?? (await this.disk.piece(key));
  }

  async renumber(answer: string, recorder: string, segment: number): Promise<void> {
    await this.memory.renumber(answer, recorder, segment);
    await this.disk.renumber(answer, recorder, segment);
  }

  async answers(): Promise<LocalAnswer[]> {
    return [...(await this.disk.answers()), ...(await this.memory.answers())];
  }

  async pieces(): Promise<PieceInfo[]> {
    return [...(await this.disk.pieces()), ...(await this.memory.pieces())];
  }

  async piecesOf(answer: string): Promise<Piece[]> {
    return [...(await this.disk.piecesOf(answer)), ...(await this.memory.piecesOf(answer))];
  }

  async forget(answer: string): Promise<void> {
    const sizes = (await this.memory.piecesOf(answer)).map((piece) => piece.size);
    this.inMemory -= sizes.reduce((sum, size) => sum + size, 0);
    await this.memory.forget(answer);
    await this.disk.forget(answer);
  }

  async clear(): Promise<void> {
    this.inMemory = 0;
    await this.memory.clear();
    await this.disk.clear();
  }
}
