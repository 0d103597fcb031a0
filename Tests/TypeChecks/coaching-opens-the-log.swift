// target: Coaching
// expect: error: .*imports another target \(RepLog\) in the package without declaring it a dependency
internal import RepLog  // MISTAKE
internal import Training  // MENDED

/// Coaching is pure: it is handed what the log holds and never opens it.
func hasEnded(_ set: SetRecord) -> Bool { set.endUS != nil }
