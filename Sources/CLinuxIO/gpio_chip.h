#pragma once
/* What the two kinds of lines share. Not for Swift: enumerations of the same name differ between the
   versions of libgpiod. */
#include "gpio_line.h"

#include <gpiod.h>

/* Both versions share the header's guard and define no version; only 1.x has this macro. */
#ifdef GPIOD_LINE_BULK_MAX_LINES
#define HINGE_GPIOD_MAJOR 1
#else
#define HINGE_GPIOD_MAJOR 2
#endif

/* Opens the chip that a name means (see hinge_gpio_open), and resolves a line's name to its offset
   when there is one. On failure *chip is NULL, the step is returned and *error is an errno. */
enum hinge_gpio_step hinge_gpio_find(const char *chip_name, const char *line_name,
                                     unsigned int *offset, struct gpiod_chip **chip, int *error);
