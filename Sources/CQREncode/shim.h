#pragma once
/* libqrencode 3 and 4 have these in common. QRcode_encodeData is not used: an address has no zero byte. */
#include <qrencode.h>
