#pragma once

/* 1: the kernel's clock is kept in step with a time server; 0: it is not; a negative errno where the
   system does not tell, as under a filter of system calls. Changes nothing and needs no right. */
int hinge_clock_is_synchronized(void);
