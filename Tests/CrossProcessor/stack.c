/* How deep each call of the core goes: each kind of call runs on a stack of its own that was
 * painted once, so what is no longer painted at the end was reached by one of its calls. */
#include <stdio.h>
#include <string.h>
#include <ucontext.h>

#include "core.h"

enum { SIZE = 65536, PAINT = 0xA5, PROBED = 3000 };
enum task { PROBE, START, STEP, NO_SAMPLE, FINISH, TASKS };

static _Alignas(16) unsigned char stacks[TASKS][SIZE];
static _Alignas(16) unsigned char state[ROOM];
static ucontext_t outside, inside;
static enum task task;
static int64_t time;
static int16_t counts[AXES];

/* Uses a known amount: a measure that does not see it sees nothing. */
static __attribute__((noinline)) int probe(void) {
  volatile unsigned char bytes[PROBED];
  for (int i = 0; i < PROBED; i++) bytes[i] = 1;
  return bytes[0];
}

static void perform(void) {
  switch (task) {
    case PROBE: probe(); break;
    case START: hinge_start(state, configuration); break;
    case STEP: hinge_step(state, time, counts); break;
    case NO_SAMPLE: hinge_no_sample(state, time); break;
    case FINISH: hinge_finish(state); break;
    case TASKS: break;
  }
}

static void call(enum task what) {
  task = what;
  getcontext(&inside);
  inside.uc_stack.ss_sp = stacks[what];
  inside.uc_stack.ss_size = SIZE;
  inside.uc_link = &outside;
  makecontext(&inside, perform, 0);
  swapcontext(&outside, &inside);
}

static int reached(enum task what) {
  int untouched = 0;
  while (untouched < SIZE && stacks[what][untouched] == PAINT) untouched++;
  return SIZE - untouched;
}

/* The loaded recording. */
void measure_stack(void) {
  static int is_painted;
  if (!is_painted) memset(stacks, PAINT, sizeof stacks);
  is_painted = 1;
  call(PROBE);
  call(START);
  for (int64_t i = 0; i < row_count; i++) {
    time = row(i, counts);
    call(STEP);
  }
  time += SILENCE;
  call(NO_SAMPLE);
  call(FINISH);
}

/* The deepest of all calls so far, counted from the stack's very end: it holds the few words of
 * what called the core, too. */
void print_stack(void) {
  int probed = reached(PROBE);
  if (probed < PROBED || probed > PROBED + 200) fail("core", "the stack's paint shows nothing");
  printf("start %d step %d no_sample %d finish %d\n", reached(START), reached(STEP),
         reached(NO_SAMPLE), reached(FINISH));
}
