#include "gpio_line.h"

#include "gpio_chip.h"

#include <errno.h>
#include <stdlib.h>

struct hinge_gpio_line {
  unsigned int offset;
#if HINGE_GPIOD_MAJOR == 1
  /* The chip must outlive the line. */
  struct gpiod_chip *chip;
  struct gpiod_line *line;
#else
  struct gpiod_line_request *request;
#endif
};

#if HINGE_GPIOD_MAJOR == 1

static int request_line(struct hinge_gpio_line *line, struct gpiod_chip *chip, int active_low,
                        const char *consumer) {
  line->line = gpiod_chip_get_line(chip, line->offset);
  if (line->line == NULL) return -1;
  int flags = active_low ? GPIOD_LINE_REQUEST_FLAG_ACTIVE_LOW : 0;
  if (gpiod_line_request_output_flags(line->line, consumer, flags, 0) != 0) return -1;
  line->chip = chip;
  return 0;
}

int hinge_gpio_set(struct hinge_gpio_line *line, int active) {
  return gpiod_line_set_value(line->line, active != 0) == 0 ? 0 : errno;
}

void hinge_gpio_close(struct hinge_gpio_line *line) {
  if (line == NULL) return;
  hinge_gpio_set(line, 0);
  gpiod_line_release(line->line);
  gpiod_chip_close(line->chip);
  free(line);
}

#else

static int request_line(struct hinge_gpio_line *line, struct gpiod_chip *chip, int active_low,
                        const char *consumer) {
  int error = ENOMEM;
  struct gpiod_line_settings *settings = gpiod_line_settings_new();
  struct gpiod_line_config *lines = gpiod_line_config_new();
  struct gpiod_request_config *request = gpiod_request_config_new();
  if (settings != NULL && lines != NULL && request != NULL) {
    gpiod_line_settings_set_active_low(settings, active_low != 0);
    gpiod_request_config_set_consumer(request, consumer);
    if (gpiod_line_settings_set_direction(settings, GPIOD_LINE_DIRECTION_OUTPUT) == 0 &&
        gpiod_line_settings_set_output_value(settings, GPIOD_LINE_VALUE_INACTIVE) == 0 &&
        gpiod_line_config_add_line_settings(lines, &line->offset, 1, settings) == 0)
      line->request = gpiod_chip_request_lines(chip, request, lines);
    error = errno;
  }
  if (request != NULL) gpiod_request_config_free(request);
  if (lines != NULL) gpiod_line_config_free(lines);
  if (settings != NULL) gpiod_line_settings_free(settings);
  /* The request keeps what it needs of the chip. */
  if (line->request != NULL) gpiod_chip_close(chip);
  errno = error;
  return line->request != NULL ? 0 : -1;
}

int hinge_gpio_set(struct hinge_gpio_line *line, int active) {
  enum gpiod_line_value value = active ? GPIOD_LINE_VALUE_ACTIVE : GPIOD_LINE_VALUE_INACTIVE;
  return gpiod_line_request_set_value(line->request, line->offset, value) == 0 ? 0 : errno;
}

void hinge_gpio_close(struct hinge_gpio_line *line) {
  if (line == NULL) return;
  hinge_gpio_set(line, 0);
  gpiod_line_request_release(line->request);
  free(line);
}

#endif

unsigned int hinge_gpio_offset(const struct hinge_gpio_line *line) { return line->offset; }

enum hinge_gpio_step hinge_gpio_open(const char *chip_name, const char *line_name,
                                     unsigned int offset, int active_low, const char *consumer,
                                     struct hinge_gpio_line **opened, int *error) {
  *opened = NULL;
  struct gpiod_chip *chip;
  enum hinge_gpio_step failed = hinge_gpio_find(chip_name, line_name, &offset, &chip, error);
  if (failed != HINGE_GPIO_OPENED) return failed;
  struct hinge_gpio_line *line = calloc(1, sizeof *line);
  if (line == NULL) {
    failed = HINGE_GPIO_OUT_OF_MEMORY;
    *error = ENOMEM;
  } else {
    line->offset = offset;
    if (request_line(line, chip, active_low, consumer) != 0) {
      failed = HINGE_GPIO_REQUEST_LINE;
      *error = errno;
    }
  }
  if (failed != HINGE_GPIO_OPENED) {
    free(line);
    gpiod_chip_close(chip);
    return failed;
  }
  *opened = line;
  return HINGE_GPIO_OPENED;
}
