// Questions that come faster than answers.

/** Puts questions to `ask` once none has come for `delay` milliseconds, and hands on only the
 * answer to the last one. */
export class Latest<Question, Answer> {
  private number = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ask: (question: Question) => Promise<Answer>,
    private readonly answered: (answer: Answer, question: Question) => void,
    private readonly failed: (error: unknown) => void,
    private readonly delay: number,
  ) {}

  put(question: Question): void {
    this.drop();
    const number = this.number;
    this.timer = setTimeout(() => {
      this.ask(question).then(
        (answer) => number === this.number && this.answered(answer, question),
        (error) => number === this.number && this.failed(error),
      );
    }, this.delay);
  }

  /** Forgets what was asked. */
  drop(): void {
    clearTimeout(this.timer);
    this.number += 1;
  }
}
