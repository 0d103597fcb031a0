/* libFuzzer's own entry, for programs with a main of their own (LLVM, FuzzerInterface.h). It comes with
   -sanitize=fuzzer. */
#ifndef HINGE_FUZZ_DRIVER_H
#define HINGE_FUZZ_DRIVER_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*take)(const uint8_t *bytes, size_t count));

#endif
