#pragma once
#include <stdint.h>

/* A disk under SQLite that loses power, fills up and refuses, for tests.

   It stands before the standard file system of this process. Files below a watched folder are written
   for real, and beside that it keeps what a disk would hold if the power went now: what was synced, and a
   choice of what was not. Every other file is left to the standard file system alone. */

/* Makes it the standard file system of SQLite in this process. Returns 0, or SQLite's error. */
int powercut_install(void);

/* Watches a folder (absolute, links resolved). Returns its number, or -1 where there is no room. */
int powercut_watch(const char *folder);
void powercut_forget(int disk);

/* Writes, syncs, truncations and deletions so far. */
long powercut_operations(int disk);
/* The power goes in the middle of the operation with this number, counted from 1; 0: never. */
void powercut_at(int disk, long operation);

enum powercut_fault {
  POWERCUT_NONE = 0,
  /* Nothing grows any more, and nothing is written to the write-ahead log. */
  POWERCUT_FULL = 1,
  /* Every write fails, as on a disk that was made read-only under the program. */
  POWERCUT_REFUSES = 2,
  /* Syncs fail, as Linux has it: what was written since the last one stays readable and never reaches the
     disk, also when a later sync succeeds. */
  POWERCUT_NO_SYNC = 3,
};
void powercut_fail(int disk, int fault);

enum powercut_choice {
  /* Of what was not synced nothing reached the disk. */
  POWERCUT_DROP = 0,
  /* All of it did, but what was being written when the power went is torn. */
  POWERCUT_TEAR_LAST = 1,
  /* Some of it did, in any order, some of that torn or garbled. */
  POWERCUT_ANY = 2,
};
/* Writes what the disk held into another folder that exists. Returns 0 or an errno. */
int powercut_survivors(int disk, const char *folder, int choice, uint64_t seed);
