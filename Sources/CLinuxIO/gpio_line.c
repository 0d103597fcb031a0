#include "gpio_line.h"

#include <dirent.h>
#include <errno.h>
#include <gpiod.h>
#include <stdlib.h>
#include <string.h>

/* Both versions share the header's guard and define no version; only 1.x has this macro. */
#ifdef GPIOD_LINE_BULK_MAX_LINES
#define HINGE_GPIOD_MAJOR 1
#else
#define HINGE_GPIOD_MAJOR 2
#endif

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

int hinge_gpio_library_major(void) { return HINGE_GPIOD_MAJOR; }

/* The chip of the 40-pin header, by label: its number differs between boards and kernels. */
static const char *const header_labels[] = {"pinctrl-bcm2835", "pinctrl-bcm2711", "pinctrl-rp1"};

static int label_matches(const char *label, const char *wanted) {
  if (wanted != NULL) return strcmp(label, wanted) == 0;
  for (size_t i = 0; i < sizeof header_labels / sizeof header_labels[0]; i++)
    if (strcmp(label, header_labels[i]) == 0) return 1;
  return 0;
}

static int chip_has_label(struct gpiod_chip *chip, const char *wanted) {
#if HINGE_GPIOD_MAJOR == 1
  return label_matches(gpiod_chip_label(chip), wanted);
#else
  struct gpiod_chip_info *info = gpiod_chip_get_info(chip);
  if (info == NULL) return 0;
  int matches = label_matches(gpiod_chip_info_get_label(info), wanted);
  gpiod_chip_info_free(info);
  return matches;
#endif
}

static int is_chip_name(const struct dirent *entry) {
  return strncmp(entry->d_name, "gpiochip", 8) == 0;
}

/* NULL with ENOENT when no chip has the label, or with the error of one that can't be opened. */
static struct gpiod_chip *open_chip_by_label(const char *wanted) {
  struct dirent **entries = NULL;
  int count = scandir("/dev", &entries, is_chip_name, alphasort);
  struct gpiod_chip *found = NULL;
  int error = count < 0 ? errno : ENOENT;
  for (int i = 0; i < count; i++) {
    char path[300] = "/dev/";
    strncat(path, entries[i]->d_name, sizeof path - 6);
    free(entries[i]);
    if (found != NULL) continue;
    struct gpiod_chip *chip = gpiod_chip_open(path);
    if (chip == NULL) {
      error = errno;
    } else if (chip_has_label(chip, wanted)) {
      found = chip;
    } else {
      gpiod_chip_close(chip);
    }
  }
  free(entries);
  errno = error;
  return found;
}

/* Resolves a line's name on the chip. Returns 0 or -1 with errno. */
static int find_line(struct gpiod_chip *chip, const char *name, unsigned int *offset) {
#if HINGE_GPIOD_MAJOR == 1
  struct gpiod_line *line = gpiod_chip_find_line(chip, name);
  if (line == NULL) return -1;
  *offset = gpiod_line_offset(line);
  return 0;
#else
  int found = gpiod_chip_get_line_offset_from_name(chip, name);
  if (found < 0) return -1;
  *offset = (unsigned int)found;
  return 0;
#endif
}

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
  *error = 0;
  int is_path = chip_name != NULL && strchr(chip_name, '/') != NULL;
  struct gpiod_chip *chip = is_path ? gpiod_chip_open(chip_name) : open_chip_by_label(chip_name);
  if (chip == NULL) {
    *error = errno;
    return is_path || *error != ENOENT ? HINGE_GPIO_OPEN_CHIP : HINGE_GPIO_FIND_CHIP;
  }
  enum hinge_gpio_step failed = HINGE_GPIO_OPENED;
  struct hinge_gpio_line *line = calloc(1, sizeof *line);
  if (line == NULL) {
    failed = HINGE_GPIO_OUT_OF_MEMORY;
  } else {
    line->offset = offset;
    if (line_name != NULL && find_line(chip, line_name, &line->offset) != 0)
      failed = HINGE_GPIO_FIND_LINE;
    else if (request_line(line, chip, active_low, consumer) != 0)
      failed = HINGE_GPIO_REQUEST_LINE;
  }
  if (failed != HINGE_GPIO_OPENED) {
    *error = failed == HINGE_GPIO_OUT_OF_MEMORY ? ENOMEM : errno;
    free(line);
    gpiod_chip_close(chip);
    return failed;
  }
  *opened = line;
  return HINGE_GPIO_OPENED;
}
