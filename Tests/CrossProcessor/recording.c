/* Reads what `hinge bench-core --export` wrote; Sources/hinge/CoreExport.swift tells the form. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core.h"

enum { ROW = 8 + 2 * AXES, NUMBERS = 512 };

_Alignas(16) unsigned char configuration[ROOM];
int64_t row_count;
static const unsigned char *rows;

_Noreturn void fail(const char *file, const char *what) {
  fprintf(stderr, "core: %s: %s\n", file, what);
  exit(65);
}

/* Byte by byte: the same on a processor that stores the other end first. */
static uint64_t little(const unsigned char *at, int bytes) {
  uint64_t value = 0;
  for (int i = bytes - 1; i >= 0; i--) value = value << 8 | at[i];
  return value;
}

void load(const char *name) {
  static unsigned char *bytes;
  static int64_t numbers[NUMBERS];
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
  if (count < 0 || count > NUMBERS || length < 24 + count * 8) fail(name, "is cut");
  for (int64_t i = 0; i < count; i++) numbers[i] = (int64_t)little(bytes + 16 + i * 8, 8);
  row_count = (int64_t)little(bytes + 16 + count * 8, 8);
  rows = bytes + 24 + count * 8;
  if (row_count < 0 || length != 24 + count * 8 + row_count * ROW) fail(name, "is cut");
  if (!hinge_configure(configuration, numbers, (int32_t)count)) {
    fail(name, "has other numbers than its entry file reads");
  }
}

int64_t row(int64_t index, int16_t *counts) {
  const unsigned char *at = rows + index * ROW;
  for (int i = 0; i < AXES; i++) counts[i] = (int16_t)little(at + 8 + 2 * i, 2);
  return (int64_t)little(at, 8);
}
