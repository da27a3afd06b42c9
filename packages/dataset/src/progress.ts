/**
 * Shows how far a load is: a bar redrawn in place when the stream is a terminal, otherwise one plain line at the end of each tenth.
 * Give the result to `loadDataset` as `onProgress`.
 */
export function progressBar(stream: NodeJS.WriteStream = process.stderr): (done: number, total: number, label: string) => void {
  const width = 30
  let tenth = 0
  return (done, total, label) => {
    const share = done / total
    if (stream.isTTY) {
      const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░')
      stream.write(`\r\x1b[K${bar} ${Math.round(share * 100)} % ${label}${done === total ? '\n' : ''}`)
    } else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10)
      stream.write(`loading ${done}/${total}: ${label}\n`)
    }
  }
}
