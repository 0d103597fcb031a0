import HingeCore

/// Counts transfers that failed and were made good by another try: nothing is lost by them yet, and a
/// wire that is working loose shows.
struct BusQuality: BitwiseCopyable, Sendable {
  private var begun: Timestamp?
  private var transfers: Int32 = 0
  private var failed: Int32 = 0

  private static let windowUS: Int64 = 10_000_000
  /// This many in a window, and 0.5 % of all, are worth telling.
  static let fewest: Int32 = 5

  /// Takes a transfer; at the end of a window that was bad gives the share that failed, permille.
  mutating func add(hasFailed: Bool, at time: Timestamp) -> Int32? {
    let since = begun ?? time
    begun = since
    transfers &+= 1
    if hasFailed { failed &+= 1 }
    if time.microseconds &- since.microseconds < Self.windowUS { return nil }
    let share = failed &* 1000 / transfers
    let isBad = failed >= Self.fewest && share >= 5
    self = BusQuality()
    return isBad ? share : nil
  }
}
