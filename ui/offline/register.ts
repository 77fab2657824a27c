/** Has the browser keep the shell of the form, once, and after whatever the person waits for. */
let asked = false

export function serveOffline(): void {
  if (asked || !('serviceWorker' in navigator)) return
  asked = true
  // Without it a form still works on while it is open.
  setTimeout(() => void navigator.serviceWorker.register('/worker.js').catch(() => {}), 1000)
}
