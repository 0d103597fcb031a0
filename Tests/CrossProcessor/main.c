/* Feeds the core, compiled for any processor, with what `hinge bench-core --export` wrote, and
 * prints the lines that `hinge bench-core --hash` prints. Each file is run twice: straight
 * through, and with the state copied to another address halfway and the old one overwritten.
 *
 *   core FILE...           the lines of every file
 *   core --stack FILE...   the deepest byte of stack that each call reached
 *   core --size            bytes of the state and the configuration
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

int32_t hinge_state_size(void);
int32_t hinge_configuration_size(void);
int32_t hinge_configure(void *configuration, const int64_t *numbers, int32_t count);
void hinge_start(void *state, const void *configuration);
void hinge_step(void *state, int64_t time, const int16_t *counts);
void hinge_no_sample(void *state, int64_t time);
void hinge_finish(void *state);
uint64_t hinge_fold(const void *state, uint64_t before);
int32_t hinge_rep(const void *state, int32_t index, int64_t *out);

enum { AXES = 12, ROW = 8 + 2 * AXES, STACK = 65536, PAINT = 0xA5, ROOM = 16384 };

static _Alignas(16) unsigned char states[2][ROOM];
static _Alignas(16) unsigned char configuration[ROOM];
static const unsigned char *rows;
static int64_t row_count;

static void fail(const char *file, const char *what) {
  fprintf(stderr, "core: %s: %s\n", file, what);
  exit(65);
}

/* Byte by byte: the same on a processor that stores the other end first. */
static uint64_t little(const unsigned char *at, int bytes) {
  uint64_t value = 0;
  for (int i = bytes - 1; i >= 0; i--) value = value << 8 | at[i];
  return value;
}

static void load(const char *name) {
  static unsigned char *bytes;
  static int64_t numbers[512];
  free(bytes);
  FILE *file = fopen(name, "rb");
  if (!file) fail(name, "cannot be read");
  fseek(file, 0, SEEK_END);
  long length = ftell(file);
  rewind(file);
  bytes = malloc(length > 0 ? (size_t)length : 1);
  if (!bytes || fread(bytes, 1, (size_t)length, file) != (size_t)length) {
    fail(name, "cannot be read");
  }
  fclose(file);
  if (length < 24 || memcmp(bytes, "HCORE001", 8) != 0) fail(name, "is not an export");
  int64_t count = (int64_t)little(bytes + 8, 8);
  if (count < 0 || count > 512 || length < 24 + count * 8) fail(name, "is cut");
  for (int64_t i = 0; i < count; i++) numbers[i] = (int64_t)little(bytes + 16 + i * 8, 8);
  row_count = (int64_t)little(bytes + 16 + count * 8, 8);
  rows = bytes + 24 + count * 8;
  if (row_count < 0 || length != 24 + count * 8 + row_count * ROW) fail(name, "is cut");
  if (!hinge_configure(configuration, numbers, (int32_t)count)) {
    fail(name, "has other numbers than CoreEntry.swift reads");
  }
}

static int64_t row(int64_t index, int16_t *counts) {
  const unsigned char *at = rows + index * ROW;
  for (int i = 0; i < AXES; i++) counts[i] = (int16_t)little(at + 8 + 2 * i, 2);
  return (int64_t)little(at, 8);
}

static uint64_t look(const void *state, uint64_t hash, int prints) {
  int64_t rep[4];
  int32_t kind;
  for (int32_t i = 0; prints && (kind = hinge_rep(state, i, rep)) != 0; i++) {
    if (kind != 1) continue;
    printf("rep %lld %lld liftoff_us %lld lockout_us %lld\n", (long long)rep[0],
           (long long)rep[1], (long long)rep[2], (long long)rep[3]);
  }
  return hinge_fold(state, hash);
}

static uint64_t run(int copies, int prints) {
  void *state = states[0];
  int16_t counts[AXES];
  int64_t time = 0;
  uint64_t hash = 0;
  hinge_start(state, configuration);
  for (int64_t i = 0; i < row_count; i++) {
    if (copies && i == row_count / 2) {
      size_t size = (size_t)hinge_state_size();
      memset(states[1], 0x5A, ROOM);
      memcpy(states[1], state, size);
      memset(state, 0xC3, size);
      state = states[1];
    }
    time = row(i, counts);
    hinge_step(state, time, counts);
    hash = look(state, hash, prints);
  }
  if (row_count > 0) {
    hinge_no_sample(state, time + 600000);
    hash = look(state, hash, prints);
  }
  hinge_finish(state);
  return look(state, hash, prints);
}

/* Stack: each call runs on a stack of its own that was painted before. */
static _Alignas(16) unsigned char stack[STACK];
static ucontext_t outside, inside;
static enum { NOTHING, START, STEP, FINISH } task;
static int64_t task_time;
static int16_t task_counts[AXES];

static void perform(void) {
  switch (task) {
    case NOTHING: break;
    case START: hinge_start(states[0], configuration); break;
    case STEP: hinge_step(states[0], task_time, task_counts); break;
    case FINISH: hinge_finish(states[0]); break;
  }
}

static int deepest(void) {
  memset(stack, PAINT, STACK);
  getcontext(&inside);
  inside.uc_stack.ss_sp = stack;
  inside.uc_stack.ss_size = STACK;
  inside.uc_link = &outside;
  makecontext(&inside, perform, 0);
  swapcontext(&outside, &inside);
  int untouched = 0;
  while (untouched < STACK && stack[untouched] == PAINT) untouched++;
  return STACK - untouched;
}

static int larger(int a, int b) { return a > b ? a : b; }

static void measure(int worst[4]) {
  worst[NOTHING] = (task = NOTHING, deepest());
  task = START;
  worst[START] = larger(worst[START], deepest());
  for (int64_t i = 0; i < row_count; i++) {
    task = STEP;
    task_time = row(i, task_counts);
    worst[STEP] = larger(worst[STEP], deepest());
  }
  task = FINISH;
  worst[FINISH] = larger(worst[FINISH], deepest());
}

int main(int count, char **names) {
  int wants_stack = count > 1 && strcmp(names[1], "--stack") == 0;
  int worst[4] = {0, 0, 0, 0};
  if (hinge_state_size() > ROOM || hinge_configuration_size() > ROOM) fail("core", "too large");
  if (count == 2 && strcmp(names[1], "--size") == 0) {
    printf("state %d configuration %d\n", (int)hinge_state_size(),
           (int)hinge_configuration_size());
    return 0;
  }
  for (int i = 1 + wants_stack; i < count; i++) {
    load(names[i]);
    if (wants_stack) {
      measure(worst);
      continue;
    }
    uint64_t hash = run(0, 1);
    printf("samples %lld hash %016llx\n", (long long)row_count, (unsigned long long)hash);
    if (run(1, 0) != hash) fail(names[i], "a copied state goes on differently");
  }
  if (wants_stack) {
    printf("start %d step %d finish %d\n", worst[START] - worst[NOTHING],
           worst[STEP] - worst[NOTHING], worst[FINISH] - worst[NOTHING]);
  }
  return 0;
}
