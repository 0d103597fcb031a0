#pragma once

/* Whether something disciplines the system's clock, whatever program that is: 1 or 0, or a negative
   errno. Changes nothing. */
int hinge_clock_is_synchronized(void);
