/** Judges one framework beside the server's own thread, and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Case, judge } from './judge.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- to a thread of our own, not to a window
parentPort?.postMessage(judge(workerData as Case))
