#include "gpio_chip.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

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

enum hinge_gpio_step hinge_gpio_find(const char *chip_name, const char *line_name,
                                     unsigned int *offset, struct gpiod_chip **chip, int *error) {
  *error = 0;
  int is_path = chip_name != NULL && strchr(chip_name, '/') != NULL;
  *chip = is_path ? gpiod_chip_open(chip_name) : open_chip_by_label(chip_name);
  if (*chip == NULL) {
    *error = errno;
    return is_path || *error != ENOENT ? HINGE_GPIO_OPEN_CHIP : HINGE_GPIO_FIND_CHIP;
  }
  if (line_name != NULL && find_line(*chip, line_name, offset) != 0) {
    *error = errno;
    gpiod_chip_close(*chip);
    *chip = NULL;
    return HINGE_GPIO_FIND_LINE;
  }
  return HINGE_GPIO_OPENED;
}
