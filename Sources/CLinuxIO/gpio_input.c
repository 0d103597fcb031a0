#include "gpio_input.h"

#include "gpio_chip.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>

/* What the kernel keeps for a line. */
#define MOST_EDGES 16

struct hinge_gpio_input {
  unsigned int offset;
#if HINGE_GPIOD_MAJOR == 1
  /* The chip must outlive the line. */
  struct gpiod_chip *chip;
  struct gpiod_line *line;
#else
  struct gpiod_line_request *request;
  struct gpiod_edge_event_buffer *buffer;
#endif
};

/* 1: edges wait, 0: none, or a negative errno. Never waits itself. */
static int edges_wait(const struct hinge_gpio_input *input) {
  struct pollfd entry = {.fd = hinge_gpio_input_descriptor(input), .events = POLLIN};
  int ready = poll(&entry, 1, 0);
  if (ready < 0) return errno == EINTR ? 0 : -errno;
  if (ready == 0) return 0;
  /* The chip is gone. */
  return entry.revents & POLLIN ? 1 : -ENODEV;
}

#if HINGE_GPIOD_MAJOR == 1

static int request_input(struct hinge_gpio_input *input, struct gpiod_chip *chip, int active_low,
                         int pull_up, const char *consumer) {
  input->line = gpiod_chip_get_line(chip, input->offset);
  if (input->line == NULL) return -1;
  int flags = (active_low ? GPIOD_LINE_REQUEST_FLAG_ACTIVE_LOW : 0) |
              (pull_up ? GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_UP : 0);
  if (gpiod_line_request_both_edges_events_flags(input->line, consumer, flags) != 0) return -1;
  input->chip = chip;
  return 0;
}

int hinge_gpio_input_descriptor(const struct hinge_gpio_input *input) {
  return gpiod_line_event_get_fd(input->line);
}

int hinge_gpio_input_level(struct hinge_gpio_input *input) {
  int value = gpiod_line_get_value(input->line);
  return value >= 0 ? value : -errno;
}

int hinge_gpio_input_read(struct hinge_gpio_input *input, struct hinge_gpio_edge *edges,
                          size_t room) {
  if (room > MOST_EDGES) room = MOST_EDGES;
  int waiting = edges_wait(input);
  if (waiting <= 0 || room == 0) return waiting < 0 ? waiting : 0;
  struct gpiod_line_event events[MOST_EDGES];
  int count = gpiod_line_event_read_multiple(input->line, events, (unsigned int)room);
  if (count < 0) return -errno;
  for (int i = 0; i < count; i++) {
    edges[i].time_ns = (int64_t)events[i].ts.tv_sec * 1000000000 + events[i].ts.tv_nsec;
    edges[i].active = events[i].event_type == GPIOD_LINE_EVENT_RISING_EDGE;
  }
  return count;
}

void hinge_gpio_input_close(struct hinge_gpio_input *input) {
  if (input == NULL) return;
  gpiod_line_release(input->line);
  gpiod_chip_close(input->chip);
  free(input);
}

#else

static int request_input(struct hinge_gpio_input *input, struct gpiod_chip *chip, int active_low,
                         int pull_up, const char *consumer) {
  int error = ENOMEM;
  struct gpiod_line_settings *settings = gpiod_line_settings_new();
  struct gpiod_line_config *lines = gpiod_line_config_new();
  struct gpiod_request_config *request = gpiod_request_config_new();
  if (input->buffer == NULL) input->buffer = gpiod_edge_event_buffer_new(MOST_EDGES);
  if (settings != NULL && lines != NULL && request != NULL && input->buffer != NULL) {
    gpiod_line_settings_set_active_low(settings, active_low != 0);
    gpiod_request_config_set_consumer(request, consumer);
    gpiod_request_config_set_event_buffer_size(request, MOST_EDGES);
    if (gpiod_line_settings_set_direction(settings, GPIOD_LINE_DIRECTION_INPUT) == 0 &&
        gpiod_line_settings_set_edge_detection(settings, GPIOD_LINE_EDGE_BOTH) == 0 &&
        gpiod_line_settings_set_event_clock(settings, GPIOD_LINE_CLOCK_MONOTONIC) == 0 &&
        (!pull_up || gpiod_line_settings_set_bias(settings, GPIOD_LINE_BIAS_PULL_UP) == 0) &&
        gpiod_line_config_add_line_settings(lines, &input->offset, 1, settings) == 0)
      input->request = gpiod_chip_request_lines(chip, request, lines);
    error = errno;
  }
  if (request != NULL) gpiod_request_config_free(request);
  if (lines != NULL) gpiod_line_config_free(lines);
  if (settings != NULL) gpiod_line_settings_free(settings);
  /* The request keeps what it needs of the chip. */
  if (input->request != NULL) gpiod_chip_close(chip);
  errno = error;
  return input->request != NULL ? 0 : -1;
}

int hinge_gpio_input_descriptor(const struct hinge_gpio_input *input) {
  return gpiod_line_request_get_fd(input->request);
}

int hinge_gpio_input_level(struct hinge_gpio_input *input) {
  enum gpiod_line_value value = gpiod_line_request_get_value(input->request, input->offset);
  if (value == GPIOD_LINE_VALUE_ERROR) return -errno;
  return value == GPIOD_LINE_VALUE_ACTIVE;
}

int hinge_gpio_input_read(struct hinge_gpio_input *input, struct hinge_gpio_edge *edges,
                          size_t room) {
  if (room > MOST_EDGES) room = MOST_EDGES;
  int waiting = edges_wait(input);
  if (waiting <= 0 || room == 0) return waiting < 0 ? waiting : 0;
  int count = gpiod_line_request_read_edge_events(input->request, input->buffer, room);
  if (count < 0) return -errno;
  for (int i = 0; i < count; i++) {
    struct gpiod_edge_event *event =
        gpiod_edge_event_buffer_get_event(input->buffer, (unsigned long)i);
    edges[i].time_ns = (int64_t)gpiod_edge_event_get_timestamp_ns(event);
    edges[i].active = gpiod_edge_event_get_event_type(event) == GPIOD_EDGE_EVENT_RISING_EDGE;
  }
  return count;
}

void hinge_gpio_input_close(struct hinge_gpio_input *input) {
  if (input == NULL) return;
  if (input->request != NULL) gpiod_line_request_release(input->request);
  if (input->buffer != NULL) gpiod_edge_event_buffer_free(input->buffer);
  free(input);
}

#endif

unsigned int hinge_gpio_input_offset(const struct hinge_gpio_input *input) { return input->offset; }

enum hinge_gpio_step hinge_gpio_input_open(const char *chip_name, const char *line_name,
                                           unsigned int offset, int active_low, int pull_up,
                                           const char *consumer, struct hinge_gpio_input **opened,
                                           int *error) {
  *opened = NULL;
  struct gpiod_chip *chip;
  enum hinge_gpio_step failed = hinge_gpio_find(chip_name, line_name, &offset, &chip, error);
  if (failed != HINGE_GPIO_OPENED) return failed;
  struct hinge_gpio_input *input = calloc(1, sizeof *input);
  if (input == NULL) {
    *error = ENOMEM;
    gpiod_chip_close(chip);
    return HINGE_GPIO_OUT_OF_MEMORY;
  }
  input->offset = offset;
  int refused = request_input(input, chip, active_low, pull_up, consumer);
  /* A chip without such resistors, or a kernel before 5.5. */
  if (refused && pull_up && errno != EBUSY)
    refused = request_input(input, chip, active_low, 0, consumer);
  if (refused) {
    *error = errno;
#if HINGE_GPIOD_MAJOR == 2
    if (input->buffer != NULL) gpiod_edge_event_buffer_free(input->buffer);
#endif
    free(input);
    gpiod_chip_close(chip);
    return HINGE_GPIO_REQUEST_LINE;
  }
  *opened = input;
  return HINGE_GPIO_OPENED;
}
