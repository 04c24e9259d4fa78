// Tells how much of the page's own program has arrived, and when it cannot be loaded. Trunk calls this while it loads
// the WebAssembly, and lets nobody else hear of a failure.
export default function start() {
  const tell = globalThis.interleave?.arriving ?? (() => {});
  return {
    onStart: () => tell(0),
    onProgress: ({ current }) => tell(current),
    onComplete: () => {},
    onSuccess: () => {},
    onFailure: (reason) => globalThis.interleave?.failed(reason),
  };
}
