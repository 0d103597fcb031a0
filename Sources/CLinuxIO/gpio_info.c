#include "gpio_info.h"

#include "gpio_chip.h"

#include <errno.h>
#include <stdio.h>

static void copy(char *to, size_t room, const char *from) {
  if (room > 0) snprintf(to, room, "%s", from != NULL ? from : "");
}

/* Label and name of a line on an open chip. Returns 0, or -1 with errno. */
static int read_info(struct gpiod_chip *chip, struct hinge_gpio_info *info) {
#if HINGE_GPIOD_MAJOR == 1
  copy(info->label, sizeof info->label, gpiod_chip_label(chip));
  struct gpiod_line *line = gpiod_chip_get_line(chip, info->offset);
  if (line == NULL) return -1;
  copy(info->name, sizeof info->name, gpiod_line_name(line));
  return 0;
#else
  struct gpiod_chip_info *of_chip = gpiod_chip_get_info(chip);
  if (of_chip == NULL) return -1;
  copy(info->label, sizeof info->label, gpiod_chip_info_get_label(of_chip));
  gpiod_chip_info_free(of_chip);
  struct gpiod_line_info *of_line = gpiod_chip_get_line_info(chip, info->offset);
  if (of_line == NULL) return -1;
  copy(info->name, sizeof info->name, gpiod_line_info_get_name(of_line));
  gpiod_line_info_free(of_line);
  return 0;
#endif
}

enum hinge_gpio_step hinge_gpio_describe(const char *chip_name, const char *line_name,
                                         unsigned int offset, struct hinge_gpio_info *info,
                                         int *error) {
  *info = (struct hinge_gpio_info){.offset = offset};
  struct gpiod_chip *chip;
  enum hinge_gpio_step step =
      hinge_gpio_find(chip_name, line_name, &info->offset, &chip, error);
  if (step != HINGE_GPIO_OPENED) return step;
  if (read_info(chip, info) != 0) {
    step = HINGE_GPIO_REQUEST_LINE;
    *error = errno;
  }
  gpiod_chip_close(chip);
  return step;
}
