#pragma once
#include "gpio_line.h"

#include <stddef.h>
#include <stdint.h>

/* One GPIO input line with events on both edges, through libgpiod 1.6 or 2.x as gpio_line.h. */

struct hinge_gpio_input;

/* An edge: what the line became, and when, by CLOCK_MONOTONIC, in ns. */
struct hinge_gpio_edge {
  int64_t time_ns;
  int active;
};

/* As hinge_gpio_open, for an input. pull_up asks for the pin's own pull-up resistor; where the chip
   has none the line is had without. */
enum hinge_gpio_step hinge_gpio_input_open(const char *chip, const char *line_name,
                                           unsigned int offset, int active_low, int pull_up,
                                           const char *consumer, struct hinge_gpio_input **input,
                                           int *error);

/* For poll: readable while edges are waiting. */
int hinge_gpio_input_descriptor(const struct hinge_gpio_input *input);

/* The level now: 1 active, 0 inactive, or a negative errno. */
int hinge_gpio_input_level(struct hinge_gpio_input *input);

/* Takes edges that are waiting, `room` at most (16 a call), and never waits. The number taken, or a
   negative errno. The kernel keeps 16 a line; what comes beyond that is lost. */
int hinge_gpio_input_read(struct hinge_gpio_input *input, struct hinge_gpio_edge *edges,
                          size_t room);

/* The offset on the chip that a line name was resolved to. */
unsigned int hinge_gpio_input_offset(const struct hinge_gpio_input *input);

void hinge_gpio_input_close(struct hinge_gpio_input *input);
