// Makes a copy of a WebAssembly module that notes which of its functions are entered: one byte for each, in a page of memory
// behind those that it starts with.

const PAGE = 65536;
const SECTION = { memory: 5, code: 10 };

/** The copy, the address of the notes, and how many functions there are, imported ones aside. */
export function observed(bytes) {
  const parts = [bytes.subarray(0, 8)];
  let place = 0;
  let count = 0;
  for (let at = 8; at < bytes.length; ) {
    const kind = bytes[at];
    const [size, start] = number(bytes, at + 1);
    const end = start + size;
    if (kind === SECTION.memory) {
      const [most, pages, after] = limits(bytes, start);
      place = pages * PAGE;
      parts.push(section(kind, [Uint8Array.of(1, most), leb(pages + 1), bytes.subarray(after, end)]));
    } else if (kind === SECTION.code) {
      const [functions, first] = number(bytes, start);
      if (functions > PAGE) throw new Error("there are more functions than notes");
      count = functions;
      const bodies = [leb(functions)];
      let body = first;
      for (let index = 0; index < functions; index += 1) {
        const [length, inside] = number(bytes, body);
        const code = afterLocals(bytes, inside);
        const note = noting(place + index);
        bodies.push(leb(length + note.length), bytes.subarray(inside, code), note, bytes.subarray(code, inside + length));
        body = inside + length;
      }
      parts.push(section(kind, bodies));
    } else {
      parts.push(bytes.subarray(at, end));
    }
    at = end;
  }
  return { wasm: Buffer.concat(parts), place, count };
}

/** `i32.store8` of 1 at a fixed address. */
function noting(address) {
  return Buffer.concat([Uint8Array.of(0x41), signed(address), Uint8Array.of(0x41, 1, 0x3a, 0, 0)]);
}

function limits(bytes, start) {
  const [memories, flag] = number(bytes, start);
  if (memories !== 1) throw new Error("the engine has one memory");
  const [pages, after] = number(bytes, flag + 1);
  return [bytes[flag], pages, after];
}

function afterLocals(bytes, start) {
  let [groups, at] = number(bytes, start);
  for (; groups > 0; groups -= 1) at = number(bytes, at)[1] + 1;
  return at;
}

function section(kind, parts) {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(kind), leb(content.length), content]);
}

/** An unsigned number of base 128, and where it ends. */
function number(bytes, at) {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at];
    at += 1;
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at];
  }
}

function leb(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  bytes.push(value);
  return Uint8Array.from(bytes);
}

function signed(value) {
  const bytes = [];
  for (; value > 63; value >>>= 7) bytes.push((value & 127) | 128);
  bytes.push(value);
  return Uint8Array.from(bytes);
}
