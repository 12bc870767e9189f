// Talking with the kernel.

const PATIENCE = 60000; // milliseconds until a kernel that says nothing is called silent

/** Asks the kernel: one question is open at a time, and of those that wait only the newest. */
export class Kernel {
  /**
   * @param model The widget's model, over which messages go.
   * @param answered Called with the reply to the newest question.
   * @param silent Called if no reply comes.
   */
  constructor(model, answered, silent) {
    this.model = model;
    this.answered = answered;
    this.silent = silent;
    this.number = 0;
    this.open = null;
    this.waiting = null;
    this.listener = (message) => this.#hear(message);
    model.on("msg:custom", this.listener);
  }

  ask(state) {
    if (this.open !== null) {
      this.waiting = state;
      return;
    }
    this.open = ++this.number;
    this.timer = setTimeout(() => {
      this.open = null;
      this.silent();
    }, PATIENCE);
    this.model.send({ ask: this.open, state });
  }

  #hear(message) {
    if (!message || message.answer !== this.open) return;
    clearTimeout(this.timer);
    this.open = null;
    const next = this.waiting;
    this.waiting = null;
    if (next !== null) this.ask(next);
    else this.answered(message.reply);
  }

  close() {
    clearTimeout(this.timer);
    this.model.off("msg:custom", this.listener);
  }
}
