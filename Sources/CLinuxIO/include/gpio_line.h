#pragma once
#include <stddef.h>

/* One GPIO output line through libgpiod 1.6 or 2.x, whichever is compiled against. Only numbers of
   this header leave the shim: enumerations of the same name differ between the two versions. */

struct hinge_gpio_line;

/* Where opening failed, since libgpiod's errno alone does not say. */
enum hinge_gpio_step {
  HINGE_GPIO_OPENED = 0,
  HINGE_GPIO_FIND_CHIP = 1,
  HINGE_GPIO_OPEN_CHIP = 2,
  HINGE_GPIO_FIND_LINE = 3,
  HINGE_GPIO_REQUEST_LINE = 4,
  HINGE_GPIO_OUT_OF_MEMORY = 5,
};

/* Opens a line as output and drives it inactive. chip: a device path (it holds a '/'), a label, or
   NULL for the chip of a Raspberry Pi's header by its label. line_name NULL: by offset.
   active_low: active drives the pin low. Returns the step; on failure *error is an errno. */
enum hinge_gpio_step hinge_gpio_open(const char *chip, const char *line_name, unsigned int offset,
                                     int active_low, const char *consumer,
                                     struct hinge_gpio_line **line, int *error);

/* Drives the line active (1) or inactive (0). No allocation. Returns 0 or an errno. */
int hinge_gpio_set(struct hinge_gpio_line *line, int active);

/* The offset on the chip that a line name was resolved to. */
unsigned int hinge_gpio_offset(const struct hinge_gpio_line *line);

/* Drives the line inactive first, since a kernel may keep the last level, then releases it. */
void hinge_gpio_close(struct hinge_gpio_line *line);

/* 1 or 2: the major version of libgpiod that was compiled against. */
int hinge_gpio_library_major(void);
