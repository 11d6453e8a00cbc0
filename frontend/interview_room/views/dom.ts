/** Builds elements. Text is always text: nothing here parses HTML. */
type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | undefined | EventListener>>;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  dress(element, attributes);
  for (const child of children) if (child) element.append(child);
  return element;
}

function dress(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
}

const SVG = "http://www.w3.org/2000/svg";

function svg(tag: string, attributes: Attributes, ...children: Element[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  dress(element, attributes);
  element.append(...children);
  return element;
}

export function icon(name: string): Element {
  const sheet = document.getElementById("room")?.dataset["icons"] ?? "";
  return svg("svg", { class: "icon", "aria-hidden": "true", focusable: "false" }, svg("use", { href: `${sheet}#${name}` }));
}

export function button(label: string, onPress: () => void, options: { look?: string; icon?: string } = {}): HTMLButtonElement {
  return el(
    "button",
    { type: "button", class: `btn ${options.look ?? ""}`.trim(), click: onPress },
    options.icon && icon(options.icon),
    label,
  );
}

/** The screen's heading; it takes the focus when the screen comes. */
export function heading(text: string, extra = ""): HTMLHeadingElement {
  return el("h1", { class: `room-heading ${extra}`.trim(), tabindex: "-1", "data-focus": true }, text);
}

export interface Ring {
  readonly element: HTMLElement;
  /** `left` of `total` seconds. */
  show(left: number, total: number, text: string): void;
}

/** A quiet ring around a clock. The numbers are for the eye; what matters is said by the live region. */
export function ring(): Ring {
  const arc = svg("circle", { class: "room-ring-arc", cx: 24, cy: 24, r: 21, pathLength: 100 });
  const picture = svg(
    "svg",
    { class: "room-ring-picture", viewBox: "0 0 48 48", "aria-hidden": "true" },
    svg("circle", { class: "room-ring-track", cx: 24, cy: 24, r: 21 }),
    arc,
  );
  const clock = el("span", { class: "room-ring-clock" });
  return {
    element: el("div", { class: "room-ring", role: "timer", "aria-live": "off" }, picture, clock),
    show(left, total, text) {
      const share = total > 0 ? Math.max(0, Math.min(1, left / total)) : 0;
      arc.setAttribute("stroke-dasharray", `${(share * 100).toFixed(2)} 100`);
      clock.textContent = text;
    },
  };
}

/** A picture of oneself, mirrored as in a mirror. */
export function mirror(stream: MediaStream, label: string): HTMLVideoElement {
  const video = el("video", { class: "room-mirror", playsinline: true, autoplay: true, "aria-label": label });
  video.muted = true;
  video.srcObject = stream;
  return video;
}
