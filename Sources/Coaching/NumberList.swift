/// Ascending numbers as people write them: "rep 3", "reps 2 and 4", "reps 1-5, 7".
package enum NumberList {
  package static func text(_ numbers: [Int], singular: String, plural: String) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = runs.last, number <= last.upperBound || number - 1 == last.upperBound {
        runs[runs.count - 1] = last.lowerBound...max(last.upperBound, number)
      } else {
        runs.append(number...number)
      }
    }
    let parts = runs.flatMap { run in
      run.lowerBound == run.upperBound
        ? ["\(run.lowerBound)"]
        : run.upperBound - 1 == run.lowerBound
          ? ["\(run.lowerBound)", "\(run.upperBound)"] : ["\(run.lowerBound)-\(run.upperBound)"]
    }
    let word = numbers.count == 1 ? singular : plural
    if parts.count == 2 { return "\(word) \(parts[0]) and \(parts[1])" }
    return "\(word) \(parts.joined(separator: ", "))"
  }
}
