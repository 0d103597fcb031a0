/* The core as CoreEntry.swift shows it to C, or with HOLDS that of timed holds as HoldEntry.swift
 * does, and what the files here share. */
#ifndef HINGE_CROSS_PROCESSOR_CORE_H
#define HINGE_CROSS_PROCESSOR_CORE_H

#include <stdint.h>

#ifdef HOLDS
#define hinge_state_size hinge_hold_state_size
#define hinge_configuration_size hinge_hold_configuration_size
#define hinge_configure hinge_hold_configure
#define hinge_start hinge_hold_start
#define hinge_step hinge_hold_step
#define hinge_no_sample hinge_hold_no_sample
#define hinge_finish hinge_hold_finish
#define hinge_fold hinge_hold_fold
#define hinge_done hinge_hold_done
#define DONE "hold %lld kind %lld start_us %lld end_us %lld\n"
#else
#define DONE "rep %lld %lld liftoff_us %lld lockout_us %lld\n"
#endif

int32_t hinge_state_size(void);
int32_t hinge_configuration_size(void);
int32_t hinge_configure(void *configuration, const int64_t *numbers, int32_t count);
void hinge_start(void *state, const void *configuration);
void hinge_step(void *state, int64_t time, const int16_t *counts);
void hinge_no_sample(void *state, int64_t time);
void hinge_finish(void *state);
uint64_t hinge_fold(const void *state, uint64_t before);
int32_t hinge_done(const void *state, int32_t index, int64_t *out);

/* AXES: counts of a sample. ROOM: bytes kept for a state, and for a configuration. SILENCE: µs
 * after the last sample at which the bus is said to be silent. */
enum { AXES = 12, ROOM = 16384, SILENCE = 600000 };

/* Says what is wrong with a file and ends with 65. */
_Noreturn void fail(const char *file, const char *what);

/* recording.c: one export in memory at a time. */
extern unsigned char configuration[ROOM];
extern int64_t row_count;
void load(const char *name);
int64_t row(int64_t index, int16_t *counts);

/* stack.c */
void measure_stack(void);
void print_stack(void);

#endif
