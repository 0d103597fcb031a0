#pragma once
/* What a disk holds: for each file the bytes that are safe, and what was done since the last sync. */
#include "CPowerCut.h"

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

struct change {
  struct change *next;
  int64_t offset; /* the new size where bytes is NULL */
  size_t length;
  unsigned char *bytes;
};

struct image {
  struct image *next;
  char *name; /* within the folder */
  unsigned char *safe;
  size_t safe_size;
  struct change *first, *last;
  int is_entry_safe; /* its name survives */
  int is_deleted, is_deletion_safe;
};

struct disk {
  char *folder;
  long operations, cut_at;
  int is_cut, fault;
  struct image *images;
  pthread_mutex_t lock;
};

/* The watched disk that a path is on; NULL: none. *name is what follows the folder. */
struct disk *disk_of(const char *path, const char **name);
struct image *disk_image(struct disk *disk, const char *name, const char *path);
void image_change(struct image *image, int64_t offset, const void *bytes, size_t length);
void image_sync(struct image *image);
/* What was not synced never will be. */
void image_lose(struct image *image);
/* Names made and removed so far survive. */
void disk_sync_names(struct disk *disk);
/* 1: the power is off, or goes with this operation. */
int disk_operation(struct disk *disk);
