/* Feeds the core, compiled for any processor, with what `hinge bench-core --export` wrote, and
 * prints the lines that `hinge bench-core --hash` prints. Halfway through each file the state is
 * saved; when the file is done it is overwritten, and the saved one goes on elsewhere to the same
 * end.
 *
 *   core FILE...            the lines of every file
 *   core --shaken FILE...   the same with times that jump, stand and go back, to the clock's ends
 *   core --stack FILE...    the deepest byte of stack that each call reached
 *   core --size             bytes of the state and the configuration
 */
#include <stdio.h>
#include <string.h>

#include "core.h"

static _Alignas(16) unsigned char states[2][ROOM];

static uint64_t look(const void *state, uint64_t hash, int prints) {
  int64_t done[4];
  int32_t kind;
  for (int32_t i = 0; prints && (kind = hinge_done(state, i, done)) != 0; i++) {
    if (kind != 1) continue;
    printf(DONE, (long long)done[0], (long long)done[1], (long long)done[2], (long long)done[3]);
  }
  return hinge_fold(state, hash);
}

/* What is added to a row's time where the clock is shaken. Unsigned: it may go round. */
static int shakes;
static uint64_t shift;

static void shake(int64_t index) {
  static const int64_t jumps[] = {-7000, -5000, 1, 60000, 700000, 90000000, INT64_MAX / 2,
                                  INT64_MIN, -INT64_MAX, 1234567890123456789};
  enum { KINDS = sizeof jumps / sizeof *jumps };
  if (shakes && index % 61 == 60) shift += (uint64_t)jumps[index / 61 % KINDS];
}

static uint64_t feed(void *state, int64_t from, int64_t to, uint64_t hash, int prints) {
  int16_t counts[AXES];
  for (int64_t i = from; i < to; i++) {
    uint64_t time = (uint64_t)row(i, counts);
    shake(i);
    hinge_step(state, (int64_t)(time + shift), counts);
    hash = look(state, hash, prints);
  }
  return hash;
}

/* The bus goes silent, and then the data end. */
static uint64_t end(void *state, uint64_t hash, int prints) {
  int16_t counts[AXES];
  if (row_count > 0) {
    uint64_t time = (uint64_t)row(row_count - 1, counts);
    hinge_no_sample(state, (int64_t)(time + shift + SILENCE));
    hash = look(state, hash, prints);
  }
  hinge_finish(state);
  return look(state, hash, prints);
}

static void run(const char *name) {
  unsigned char *state = states[0], *saved = states[1];
  size_t size = (size_t)hinge_state_size();
  int64_t half = row_count / 2;
  shift = 0;
  hinge_start(state, configuration);
  uint64_t hash_then = feed(state, 0, half, 0, 1), shift_then = shift;
  memset(saved, 0x5A, ROOM);
  memcpy(saved, state, size);
  uint64_t hash = end(state, feed(state, half, row_count, hash_then, 1), 1);
  printf("samples %lld hash %016llx\n", (long long)row_count, (unsigned long long)hash);
  memset(state, 0xC3, ROOM);
  shift = shift_then;
  if (end(saved, feed(saved, half, row_count, hash_then, 0), 0) != hash) {
    fail(name, "a restored state goes on differently");
  }
}

int main(int count, char **names) {
  const char *option = count > 1 && names[1][0] == '-' ? names[1] : "";
  shakes = strcmp(option, "--shaken") == 0;
  int wants_stack = strcmp(option, "--stack") == 0;
  if (hinge_state_size() > ROOM || hinge_configuration_size() > ROOM) fail("core", "too large");
  if (strcmp(option, "--size") == 0) {
    printf("state %d configuration %d\n", (int)hinge_state_size(),
           (int)hinge_configuration_size());
    return 0;
  }
  if (*option && !shakes && !wants_stack) fail(option, "is no option");
  for (int i = *option ? 2 : 1; i < count; i++) {
    load(names[i]);
    if (wants_stack) {
      measure_stack();
      continue;
    }
    run(names[i]);
  }
  if (wants_stack) print_stack();
  return 0;
}
