/** A piece of a recording: small enough for one request, in the order in which the recorder gave it. */
export interface PieceInfo {
  readonly answer: string;
  /** One run of one recorder; with the index it names the piece for ever. */
  readonly recorder: string;
  readonly index: number;
  /** The segment's number on the server; changes only when another device was quicker. */
  readonly segment: number;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
  /** How far into the segment the piece reaches. */
  readonly endMs: number;
}

export interface Piece extends PieceInfo {
  readonly bytes: ArrayBuffer;
}

export interface LocalAnswer {
  readonly id: string;
  readonly question: string;
  readonly take: number;
  /** The candidate has pressed stop: nothing more will be recorded here. */
  readonly finished: boolean;
}

export interface SegmentCount {
  readonly number: number;
  readonly recorder: string;
  readonly chunks: number;
}

export const infoOf = ({ bytes: _bytes, ...info }: Piece): PieceInfo => info;

export const pieceKey = (piece: Pick<PieceInfo, "answer" | "recorder" | "index">): string =>
  `${piece.answer}/${piece.recorder}/${String(piece.index).padStart(6, "0")}`;
