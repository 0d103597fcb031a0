#include "disk.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { most_disks = 16 };
static struct disk *disks[most_disks];
static pthread_mutex_t disks_lock = PTHREAD_MUTEX_INITIALIZER;

int powercut_watch(const char *folder) {
  int found = -1;
  pthread_mutex_lock(&disks_lock);
  for (int i = 0; i < most_disks && found < 0; i++) {
    if (disks[i] != NULL) continue;
    struct disk *made = calloc(1, sizeof *made);
    if (made == NULL) break;
    made->folder = strdup(folder);
    pthread_mutex_init(&made->lock, NULL);
    disks[i] = made;
    found = i;
  }
  pthread_mutex_unlock(&disks_lock);
  return found;
}

static void drop_changes(struct image *image) {
  while (image->first != NULL) {
    struct change *next = image->first->next;
    free(image->first->bytes);
    free(image->first);
    image->first = next;
  }
  image->last = NULL;
}

void powercut_forget(int number) {
  pthread_mutex_lock(&disks_lock);
  struct disk *disk = disks[number];
  disks[number] = NULL;
  pthread_mutex_unlock(&disks_lock);
  while (disk->images != NULL) {
    struct image *next = disk->images->next;
    drop_changes(disk->images);
    free(disk->images->safe);
    free(disk->images->name);
    free(disk->images);
    disk->images = next;
  }
  free(disk->folder);
  free(disk);
}

long powercut_operations(int number) { return disks[number]->operations; }
void powercut_at(int number, long operation) { disks[number]->cut_at = operation; }
void powercut_fail(int number, int fault) { disks[number]->fault = fault; }

struct disk *disk_of(const char *path, const char **name) {
  struct disk *found = NULL;
  if (path == NULL) return NULL;
  pthread_mutex_lock(&disks_lock);
  for (int i = 0; i < most_disks && found == NULL; i++) {
    if (disks[i] == NULL) continue;
    size_t length = strlen(disks[i]->folder);
    if (strncmp(path, disks[i]->folder, length) == 0 && path[length] == '/') {
      found = disks[i];
      *name = path + length + 1;
    }
  }
  pthread_mutex_unlock(&disks_lock);
  return found;
}

struct image *disk_image(struct disk *disk, const char *name, const char *path) {
  for (struct image *image = disk->images; image != NULL; image = image->next) {
    if (strcmp(image->name, name) == 0) return image;
  }
  struct image *image = calloc(1, sizeof *image);
  image->name = strdup(name);
  /* What was there before is safe; an empty file's name may not be. */
  FILE *file = fopen(path, "rb");
  if (file != NULL) {
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    if (size > 0) {
      image->safe = malloc((size_t)size);
      image->safe_size = fread(image->safe, 1, (size_t)size, file);
      image->is_entry_safe = 1;
    }
    fclose(file);
  }
  image->next = disk->images;
  disk->images = image;
  return image;
}

void image_change(struct image *image, int64_t offset, const void *bytes, size_t length) {
  struct change *change = calloc(1, sizeof *change);
  change->offset = offset;
  change->length = length;
  if (bytes != NULL) {
    change->bytes = malloc(length);
    memcpy(change->bytes, bytes, length);
  }
  if (image->last != NULL) {
    image->last->next = change;
  } else {
    image->first = change;
  }
  image->last = change;
}

static void resize(unsigned char **bytes, size_t *size, size_t wanted) {
  *bytes = realloc(*bytes, wanted > 0 ? wanted : 1);
  if (wanted > *size) memset(*bytes + *size, 0, wanted - *size);
  *size = wanted;
}

static void apply(unsigned char **bytes, size_t *size, const struct change *change, size_t length) {
  if (change->bytes == NULL) {
    resize(bytes, size, (size_t)change->offset);
    return;
  }
  size_t end = (size_t)change->offset + length;
  if (end > *size) resize(bytes, size, end);
  memcpy(*bytes + change->offset, change->bytes, length);
}

void image_sync(struct image *image) {
  for (struct change *change = image->first; change != NULL; change = change->next) {
    apply(&image->safe, &image->safe_size, change, change->length);
  }
  drop_changes(image);
}

void image_lose(struct image *image) { drop_changes(image); }

void disk_sync_names(struct disk *disk) {
  for (struct image *image = disk->images; image != NULL; image = image->next) {
    image->is_entry_safe = !image->is_deleted;
    image->is_deletion_safe = image->is_deleted;
  }
}

int disk_operation(struct disk *disk) {
  disk->operations++;
  if (disk->cut_at != 0 && disk->operations >= disk->cut_at) disk->is_cut = 1;
  return disk->is_cut;
}

static uint64_t draw(uint64_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return *state * 0x2545F4914F6CDD1DULL >> 16;
}

static int save(const struct image *image, const char *folder, int choice, uint64_t *state) {
  unsigned char *bytes = malloc(image->safe_size > 0 ? image->safe_size : 1);
  size_t size = image->safe_size;
  if (size > 0) memcpy(bytes, image->safe, size);
  for (struct change *change = image->first; change != NULL; change = change->next) {
    if (choice == POWERCUT_DROP) break;
    size_t length = change->length;
    if (choice == POWERCUT_TEAR_LAST && change == image->last) length = draw(state) % (length + 1);
    if (choice == POWERCUT_ANY) {
      if (draw(state) % 2 == 0) continue;
      if (draw(state) % 4 == 0) length = draw(state) % (length + 1);
    }
    apply(&bytes, &size, change, length);
    /* A sector that was being written when the power went holds anything. */
    if (choice == POWERCUT_ANY && change->bytes != NULL && length > 0 && draw(state) % 8 == 0) {
      size_t begin = draw(state) % length, end = begin + 512 < length ? begin + 512 : length;
      for (size_t i = begin; i < end; i++) {
        bytes[(size_t)change->offset + i] = (unsigned char)draw(state);
      }
    }
  }
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, image->name);
  FILE *file = fopen(path, "wb");
  int code = file == NULL ? errno : 0;
  if (file != NULL) {
    if (fwrite(bytes, 1, size, file) != size) code = EIO;
    if (fclose(file) != 0 && code == 0) code = errno;
  }
  free(bytes);
  return code;
}

int powercut_survivors(int number, const char *folder, int choice, uint64_t seed) {
  struct disk *disk = disks[number];
  uint64_t state = seed * 0x9E3779B97F4A7C15ULL + 1;
  int code = 0;
  pthread_mutex_lock(&disk->lock);
  for (struct image *image = disk->images; image != NULL && code == 0; image = image->next) {
    if (image->is_deletion_safe) continue;
    /* A name that was made or removed and not synced is there or not, as it comes. */
    int is_unsure = !image->is_entry_safe || image->is_deleted;
    if (is_unsure && (choice == POWERCUT_DROP ? image->is_deleted == 0 : draw(&state) % 2 == 0)) continue;
    code = save(image, folder, choice, &state);
  }
  pthread_mutex_unlock(&disk->lock);
  return code;
}
