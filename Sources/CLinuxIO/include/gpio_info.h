#pragma once
#include "gpio_line.h"

/* What the kernel calls a GPIO line and its chip; nothing is requested and nothing is driven. */
struct hinge_gpio_info {
  unsigned int offset; /* On the chip, also where the line was given by name. */
  char label[40];      /* Of the chip: pinctrl-bcm2711. The kernel's own limit is 32. */
  char name[40];       /* Of the line: GPIO18; empty where it has none. */
};

/* Chip and line as hinge_gpio_open takes them. Returns the step; on failure *error is an errno. */
enum hinge_gpio_step hinge_gpio_describe(const char *chip, const char *line_name,
                                         unsigned int offset, struct hinge_gpio_info *info,
                                         int *error);
