import Coaching
import HingeCore
package import Programme
import RepLog
import Settings
package import Setup
package import Training

/// Reads as much of the log as advice needs, and asks for it.
package struct ProgrammeDesk {
  /// What is called with how many sessions of how many were read, for whoever waits.
  package typealias Progress = (_ done: Int, _ all: Int) -> Void

  package let settings: ProgrammeSettings
  package let unit: LoadUnit
  private let shed: PlateShed
  private let style: String
  /// Whom the settings name.
  private let own: String
  private let reader: RepLogReader

  /// Years ago says nothing of today; what was said of pain is read whole.
  private static let newest = 80
  private static let newestOfStyle = 20
  /// Styles that were lifted within so many days are of now.
  private static let recentDays = 42

  package struct Found: Sendable {
    package var lifter: String
    package var isSynthetic: Bool
    /// What the mobility check of that day gives reason for.
    package var warmUp: String?
    package var styles: [StyleAdvice]
  }

  /// - Parameters:
  ///   - log: nil: where the settings say.
  ///   - config: nil: the standard settings file.
  package init(log: String?, config: String?) throws(Problem) {
    let loaded = try LoadedSettings(for: .client, file: config)
    settings = loaded.configuration.programme
    shed = PlateShed(loaded.configuration.plates)
    unit = loaded.configuration.report.units == .lb ? .lb : .kg
    style = loaded.configuration.lifter.style.token.description
    own = loaded.configuration.lifter.name
    do throws(RepLogError) {
      reader = try RepLogReader(path: log ?? loaded.paths.log)
    } catch {
      throw Problem(error)
    }
  }

  package func advice(
    lifter: String?, style: String? = nil, on asked: AskedDay, progress: Progress = { _, _ in }
  ) throws(Problem) -> Found {
    let name: String?
    let known: [String]
    do throws(RepLogError) {
      name = try named(lifter)
      known = try reader.lifters()
    } catch {
      throw Problem(error)
    }
    if let lifter, name == nil {
      throw Problem.unknownLifter(lifter, in: reader.path, known: known)
    }
    do throws(RepLogError) {
      return try advice(of: name ?? "", style: style, on: asked, progress)
    } catch {
      throw Problem(error)
    }
  }

  /// All whom the log names, in its own order.
  package func lifters() throws(Problem) -> [String] {
    do throws(RepLogError) { return try reader.lifters() } catch { throw Problem(error) }
  }

  /// The name as the log writes it; nil where it names nobody so.
  package func asLogged(_ name: String) throws(Problem) -> String? {
    do throws(RepLogError) { return try reader.lifterNamed(name) } catch { throw Problem(error) }
  }

  /// Why nothing is to be lifted, as a sentence; nil where pain does not forbid it.
  package func stop(
    lifter: String, on asked: AskedDay, progress: Progress = { _, _ in }
  ) throws(Problem) -> String? {
    let found = try advice(lifter: lifter, on: asked, progress: progress)
    guard let first = found.styles.first?.advice, first.kind == .stop else { return nil }
    return first.sentence.text(unit)
  }

  /// The lifter who is meant, as the log writes the name; nil where there is none. Where nobody was named it is
  /// whom the settings name, else whoever trained last.
  private func named(_ lifter: String?) throws(RepLogError) -> String? {
    if let lifter { return try reader.lifterNamed(lifter) }
    if let known = try reader.lifterNamed(own) { return known }
    return try reader.latestRecord()?.lifter
  }

  private func advice(
    of lifter: String, style: String?, on asked: AskedDay, _ progress: Progress
  ) throws(RepLogError) -> Found {
    var selection = SessionSelection()
    selection.lifter = lifter
    let records = try reader.records(selection)
    // One that can't have been by then is not known on that day; of one without any bound nobody knows.
    let earliest = records.earliestWallMS
    let ofDay = records.filter { record in
      earliest[record.id].map { $0 < asked.day.endMS } ?? true
    }
    // Where somebody has real sessions the others are only counted.
    let real = ofDay.filter { $0.provenance == "measured" }
    let used = real.isEmpty ? ofDay : real
    var wanted = Set(used.suffix(Self.newest).map(\.id))
    if let style {
      wanted.formUnion(used.filter { $0.style == style }.suffix(Self.newestOfStyle).map(\.id))
    }
    let logs = try read(wanted, progress)
    let older = Set(used.map(\.id)).subtracting(wanted)
    let earlier = try reader.entries(of: [.pain, .painKind]).filter {
      older.contains($0.sessionID)
    }
    let history = TrainingHistory(
      logs, lifter: lifter, until: asked.day, settings: settings, earlier: earlier,
      simulated: ofDay.count - used.count, dayNumber: asked.number)
    let advisor = Advisor(history, settings: settings, shed: shed, dayNumber: asked.number)
    let recent = history.styles(withinDays: Self.recentDays, of: asked.day)
    let styles = style.map { [$0] } ?? (recent.isEmpty ? [self.style] : recent)
    return Found(
      lifter: lifter, isSynthetic: history.isSynthetic,
      warmUp: try warmUp(lifter, isSynthetic: history.isSynthetic, on: asked),
      styles: styles.map { advisor.advice(style: $0, on: asked.day) })
  }

  /// The day's check beside what is usual; one of another day says nothing of this one.
  private func warmUp(
    _ lifter: String, isSynthetic: Bool, on asked: AskedDay
  ) throws(RepLogError) -> String? {
    let checks = try reader.mobility(of: lifter).filter {
      $0.hasKnownDate && $0.measuredAtWallMS < asked.day.endMS
        && ($0.provenance != "measured") == isSynthetic
    }
    guard let last = checks.last, last.measuredAtWallMS >= asked.day.startMS else { return nil }
    return MobilityReview(checks, day: MobilityDays.day)?.warmUpPrompt
  }

  private func read(
    _ numbers: Set<Int64>, _ progress: Progress
  ) throws(RepLogError) -> [SessionLog] {
    var logs: [SessionLog] = []
    for (index, id) in numbers.sorted().enumerated() {
      progress(index, numbers.count)
      if let log = try reader.session(id: id) { logs.append(log) }
    }
    return logs
  }
}
