/* The file system that SQLite sees: every write goes to the real file and to the model of the disk. */
#include "disk.h"

#include <sqlite3.h>
#include <string.h>

struct cut_file {
  sqlite3_file base;
  struct disk *disk;
  struct image *image;
  int flags;
  int has_synced_names;
  sqlite3_file *real; /* follows in memory */
};

static sqlite3_vfs *standard;

static struct cut_file *cut(sqlite3_file *file) { return (struct cut_file *)file; }
static sqlite3_file *real(sqlite3_file *file) { return cut(file)->real; }

static int close_file(sqlite3_file *file) { return real(file)->pMethods->xClose(real(file)); }

static int read_file(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  if (cut(file)->disk->is_cut) return SQLITE_IOERR_READ;
  return real(file)->pMethods->xRead(real(file), bytes, count, offset);
}

static int refusal(struct cut_file *file, sqlite3_int64 end) {
  switch (file->disk->fault) {
    case POWERCUT_REFUSES: return SQLITE_IOERR_WRITE;
    case POWERCUT_FULL: {
      sqlite3_int64 size = 0;
      file->real->pMethods->xFileSize(file->real, &size);
      if (end > size || (file->flags & SQLITE_OPEN_WAL) != 0) return SQLITE_FULL;
      return SQLITE_OK;
    }
    default: return SQLITE_OK;
  }
}

static int write_file(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
  struct cut_file *file = cut(base);
  pthread_mutex_lock(&file->disk->lock);
  int was_cut = file->disk->is_cut, is_cut = disk_operation(file->disk);
  int code = is_cut ? SQLITE_IOERR_WRITE : refusal(file, offset + count);
  if (code == SQLITE_OK) code = real(base)->pMethods->xWrite(real(base), bytes, count, offset);
  /* What was being written when the power went may be there. */
  if (code == SQLITE_OK || (is_cut && !was_cut)) image_change(file->image, offset, bytes, (size_t)count);
  pthread_mutex_unlock(&file->disk->lock);
  return code;
}

static int truncate_file(sqlite3_file *base, sqlite3_int64 size) {
  struct cut_file *file = cut(base);
  pthread_mutex_lock(&file->disk->lock);
  int was_cut = file->disk->is_cut, is_cut = disk_operation(file->disk);
  int code = is_cut || file->disk->fault == POWERCUT_REFUSES
                 ? SQLITE_IOERR_TRUNCATE
                 : real(base)->pMethods->xTruncate(real(base), size);
  if (code == SQLITE_OK || (is_cut && !was_cut)) image_change(file->image, size, NULL, 0);
  pthread_mutex_unlock(&file->disk->lock);
  return code;
}

static int sync_file(sqlite3_file *base, int flags) {
  struct cut_file *file = cut(base);
  (void)flags; /* The real file need not be synced: the model is the disk. */
  pthread_mutex_lock(&file->disk->lock);
  int code = disk_operation(file->disk) || file->disk->fault == POWERCUT_NO_SYNC ? SQLITE_IOERR_FSYNC
                                                                                : SQLITE_OK;
  if (file->disk->fault == POWERCUT_NO_SYNC) image_lose(file->image);
  if (code == SQLITE_OK) {
    image_sync(file->image);
    /* As the standard file system has it: the folder is synced with a new journal's first sync. */
    if ((file->flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0 && !file->has_synced_names) {
      file->has_synced_names = 1;
      disk_sync_names(file->disk);
    }
  }
  pthread_mutex_unlock(&file->disk->lock);
  return code;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
static int lock_file(sqlite3_file *file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
static int unlock_file(sqlite3_file *file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
static int check_lock(sqlite3_file *file, int *result) {
  return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
static int control(sqlite3_file *file, int operation, void *argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
static int sector_size(sqlite3_file *file) { return real(file)->pMethods->xSectorSize(real(file)); }
static int characteristics(sqlite3_file *file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
static int shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **at) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, at);
}
static int shm_lock(sqlite3_file *file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
static void shm_barrier(sqlite3_file *file) { real(file)->pMethods->xShmBarrier(real(file)); }
static int shm_unmap(sqlite3_file *file, int is_deleted) {
  return real(file)->pMethods->xShmUnmap(real(file), is_deleted);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_lock,
    .xFileControl = control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

static int open_file(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out) {
  const char *name = NULL;
  struct disk *disk = disk_of(path, &name);
  (void)vfs;
  if (disk == NULL) return standard->xOpen(standard, path, base, flags, out);
  struct cut_file *file = cut(base);
  memset(file, 0, sizeof *file);
  file->disk = disk;
  file->flags = flags;
  file->real = (sqlite3_file *)(file + 1);
  if (disk->is_cut) return SQLITE_CANTOPEN;
  pthread_mutex_lock(&disk->lock);
  file->image = disk_image(disk, name, path);
  int code = standard->xOpen(standard, path, file->real, flags, out);
  if (code == SQLITE_OK) file->image->is_deleted = 0;
  pthread_mutex_unlock(&disk->lock);
  if (file->real->pMethods != NULL) base->pMethods = &methods;
  return code;
}

static int delete_file(sqlite3_vfs *vfs, const char *path, int syncs_names) {
  const char *name = NULL;
  struct disk *disk = disk_of(path, &name);
  (void)vfs;
  if (disk == NULL) return standard->xDelete(standard, path, syncs_names);
  pthread_mutex_lock(&disk->lock);
  int code = disk_operation(disk) ? SQLITE_IOERR_DELETE : standard->xDelete(standard, path, syncs_names);
  if (code == SQLITE_OK) {
    disk_image(disk, name, path)->is_deleted = 1;
    if (syncs_names) disk_sync_names(disk);
  }
  pthread_mutex_unlock(&disk->lock);
  return code;
}

int powercut_install(void) {
  static sqlite3_vfs over;
  if (standard != NULL) return SQLITE_OK;
  sqlite3_vfs *found = sqlite3_vfs_find(NULL);
  if (found == NULL) return SQLITE_ERROR;
  over = *found;
  over.pNext = NULL;
  over.zName = "powercut";
  over.szOsFile = (int)sizeof(struct cut_file) + found->szOsFile;
  over.xOpen = open_file;
  over.xDelete = delete_file;
  standard = found;
  return sqlite3_vfs_register(&over, 1);
}
