/**
 * A map that moves, on one canvas: what the page uses of MapLibre, for a page that is opened from disk.
 * In: a container, a camera, lines to draw. Out: "render", "moveend", "click", "load" and "zoomend", as MapLibre has them.
 * Never: a request.
 */
import type { Ink } from "../map/ink";
import type { Camera } from "../view/view";
import { BARE, drawGround, windowOf, type Ground, type Window } from "../map/ground";
import { across, down, latOf, lonOf } from "../map/shore";

type Told = { originalEvent?: MouseEvent };
type Listener = (event: { originalEvent: MouseEvent }) => void;

const TILE = 512;
const ZOOMS = [1, 13] as const;
const STILL = 4; // pixels: a shorter drag is a click

export class PlainMap {
  readonly #canvas = document.createElement("canvas");
  readonly #listeners = new Map<string, Listener[]>();
  readonly #pointers = new Map<number, PointerEvent>();
  readonly #stop = new AbortController();
  #ground: Ground = BARE;
  #moved = 0;
  #wanted = 0;

  constructor(
    private readonly container: HTMLElement,
    private camera: Camera,
    private ink: Ink,
  ) {
    this.#canvas.className = "plain-ground";
    this.#canvas.tabIndex = 0;
    container.append(this.#canvas);
    const how = { signal: this.#stop.signal };
    this.#canvas.addEventListener("pointerdown", (event) => this.#down(event), how);
    this.#canvas.addEventListener("pointermove", (event) => this.#drag(event), how);
    this.#canvas.addEventListener("pointerup", (event) => this.#up(event), how);
    this.#canvas.addEventListener("pointercancel", (event) => this.#pointers.delete(event.pointerId), how);
    this.#canvas.addEventListener("dblclick", (event) => this.#turn(event, 1), how);
    this.#canvas.addEventListener("wheel", (event) => this.#turn(event, -event.deltaY / 240), {
      ...how,
      passive: false,
    });
    this.#canvas.addEventListener("keydown", (event) => this.#key(event), how);
    this.resize();
    queueMicrotask(() => this.#tell("load"));
  }

  on(name: string, listener: Listener): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }
  getCenter(): { lng: number; lat: number } {
    return this.camera;
  }
  getZoom(): number {
    return this.camera.zoom;
  }
  getCanvas(): HTMLCanvasElement {
    return this.#canvas;
  }
  isStyleLoaded(): boolean {
    return true;
  }
  jumpTo({ center: [lng, lat], zoom }: { center: [number, number]; zoom: number }): void {
    this.camera = { lng, lat, zoom: held(zoom) };
    this.#soon();
    this.#tell("moveend");
  }
  resize(): void {
    const ratio = devicePixelRatio || 1;
    this.#canvas.width = Math.round(this.container.clientWidth * ratio);
    this.#canvas.height = Math.round(this.container.clientHeight * ratio);
    this.#soon();
  }
  remove(): void {
    this.#stop.abort();
    cancelAnimationFrame(this.#wanted);
    this.#canvas.remove();
  }
  /** Draws at once. */
  redraw(): void {
    this.#draw();
  }
  put(ground: Partial<Ground>): void {
    this.#ground = { ...this.#ground, ...ground };
    this.#soon();
  }
  dress(ink: Ink): void {
    this.ink = ink;
    this.#soon();
  }

  #tell(name: string, event: Told = {}): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(event as { originalEvent: MouseEvent });
  }
  #soon(): void {
    this.#wanted ||= requestAnimationFrame(() => {
      this.#wanted = 0;
      this.#draw();
      this.#tell("render");
    });
  }

  #draw(): void {
    const pen = this.#canvas.getContext("2d");
    if (!pen) return;
    const ratio = devicePixelRatio || 1;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawGround(pen, this.#ground, this.#window(), this.ink);
  }
  #window(): Window {
    const { clientWidth, clientHeight } = this.container;
    return windowOf(this.camera, clientWidth, clientHeight);
  }

  #down(event: PointerEvent): void {
    this.#canvas.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, event);
    if (this.#pointers.size === 1) this.#moved = 0;
  }
  #drag(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const other = [...this.#pointers.values()].find(({ pointerId }) => pointerId !== event.pointerId);
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    this.#pointers.set(event.pointerId, event);
    this.#moved += Math.abs(dx) + Math.abs(dy);
    if (other) {
      const [was, is] = [distance(before, other), distance(event, other)];
      this.#about(other.clientX, other.clientY, Math.log2(is / Math.max(1, was)));
    } else {
      this.#shift(dx, dy);
    }
  }
  #up(event: PointerEvent): void {
    if (!this.#pointers.delete(event.pointerId)) return;
    if (this.#moved <= STILL) this.#tell("click", { originalEvent: event });
    else this.#tell("moveend", { originalEvent: event });
  }
  #turn(event: MouseEvent, by: number): void {
    event.preventDefault();
    this.#about(event.clientX, event.clientY, Math.max(-1, Math.min(1, by)));
    this.#tell("moveend", { originalEvent: event });
  }
  #key(event: KeyboardEvent): void {
    const step = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] }[event.key];
    const by = { "+": 0.5, "=": 0.5, "-": -0.5 }[event.key];
    if (!step && !by) return;
    event.preventDefault();
    if (step) this.#shift(step[0]!, step[1]!);
    if (by) this.jumpTo({ center: [this.camera.lng, this.camera.lat], zoom: this.camera.zoom + by });
    this.#tell("moveend", { originalEvent: new MouseEvent("click") });
  }
  #shift(dx: number, dy: number): void {
    const { world, left, top, width, height } = this.#window();
    this.camera = {
      ...this.camera,
      lng: lonOf((left + width / 2 - dx) / world),
      lat: latOf((top + height / 2 - dy) / world),
    };
    this.#soon();
  }
  /** Nearer or farther, the point under the pointer staying where it is. */
  #about(clientX: number, clientY: number, by: number): void {
    const box = this.container.getBoundingClientRect();
    const [px, py] = [clientX - box.left - box.width / 2, clientY - box.top - box.height / 2];
    const zoom = held(this.camera.zoom + by);
    const [before, after] = [TILE * 2 ** this.camera.zoom, TILE * 2 ** zoom];
    const x = across(this.camera.lng) + px / before - px / after;
    const y = down(this.camera.lat) + py / before - py / after;
    this.camera = { lng: lonOf(x), lat: latOf(y), zoom };
    this.#soon();
    this.#tell("zoomend");
  }
}

function held(zoom: number): number {
  return Math.max(ZOOMS[0], Math.min(ZOOMS[1], zoom));
}

function distance(one: PointerEvent, other: PointerEvent): number {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}
