// Tells how much of the page's own program has arrived. Trunk calls this while it loads the WebAssembly.
export default function start() {
  const tell = globalThis.interleave?.arriving ?? (() => {});
  return {
    onStart: () => tell(0),
    onProgress: ({ current }) => tell(current),
    onComplete: () => {},
    onSuccess: () => {},
    onFailure: () => {},
  };
}
