/**
 * The last line of a run: "123 passed, 0 failed". A test that was skipped did not show
 * that anything is true, so it counts as failed and the run fails with it.
 */
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node'

export default class ClosingLine implements Reporter {
  /** What stands when the run breaks off before its end. */
  #line = '0 passed, 1 failed'
  /** Under `-t` the tests that were not asked for are no omission. */
  #chosenByName = false

  constructor() {
    // Other reporters still write after the run has ended; nothing writes after the process has.
    process.once('exit', () => process.stdout.write(`${this.#line}\n`))
  }

  onInit(vitest: Vitest): void {
    this.#chosenByName = vitest.config.testNamePattern !== undefined
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: string): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const passed = tests.filter((test) => test.result().state === 'passed').length
    // A file that does not load has no tests, and an error may belong to none.
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length
    const skipped = this.#chosenByName ? [] : tests.filter((test) => test.result().state === 'skipped')
    const failed =
      tests.filter((test) => test.result().state === 'failed').length + skipped.length + broken + errors.length
    if (skipped.length > 0) process.stderr.write(`\nSkipped, so not shown to be true:\n${skipped.map(name).join('')}`)
    if (failed > 0 || passed === 0 || reason !== 'passed') process.exitCode = 1
    this.#line = `${passed} passed, ${failed} failed`
  }
}

function name(test: TestCase): string {
  return `  ${test.module.relativeModuleId} > ${test.fullName}\n`
}
