#pragma once
/* libgpiod 1.6 and 2.x share this header's name and its include guard; CLinuxIO/gpio_line.c tells
   them apart. Nothing else sees libgpiod. */
#include <gpiod.h>
