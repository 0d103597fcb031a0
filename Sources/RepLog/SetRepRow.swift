import GRDBSQLite
import HingeCore
import Training

/// A rep as `RepLogReader.everyRep` gives it, read from the statement that stands on it. The tables are
/// strict: a column has the type that it was made with, or is null.
struct SetRepRow {
  private let handle: OpaquePointer

  init(_ handle: OpaquePointer) { self.handle = handle }

  var setID: Int64 { sqlite3_column_int64(handle, 0) }
  var session: Int64 { sqlite3_column_int64(handle, 1) }
  var setNumber: Int { Int(sqlite3_column_int64(handle, 2)) }
  /// Nil also for what no bar holds.
  var loadGrams: Int64? {
    optional(3).flatMap { (0...EntryField.mostGrams).contains($0) ? $0 : nil }
  }
  var number: Int { Int(sqlite3_column_int64(handle, 4)) }
  var flags: UInt16 { UInt16(truncatingIfNeeded: sqlite3_column_int64(handle, 6)) }
  var reservePermille: Int64? { optional(7).map(Self.bounded) }
  var riseMS: Int64 { Self.bounded(sqlite3_column_int64(handle, 8)) }
  var loweringMS: Int64? { optional(9).map(Self.bounded) }

  /// Nil for a verdict of a later version.
  var verdict: Verdict? {
    guard let text = sqlite3_column_text(handle, 5) else { return nil }
    // No String is made of each: they would take longer than all the sums.
    let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, 5)))
    return Self.tokens.first { $0.bytes.elementsEqual(bytes) }?.verdict
  }

  private static let tokens = Verdict.all.map { (verdict: $0, bytes: Array($0.name.utf8)) }

  private func optional(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : sqlite3_column_int64(handle, column)
  }

  /// Far beyond anything that was measured, so that no damaged log overflows a sum.
  private static func bounded(_ value: Int64) -> Int64 {
    let bound: Int64 = 1 << 40
    return min(max(value, -bound), bound)
  }
}
