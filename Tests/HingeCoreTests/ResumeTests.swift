import Testing

@testable import HingeCore

/// Samples that went elsewhere for a while, to a calibration or to a hold, are no data that are missing.
@Suite struct ResumeTests {
  private func paused(resumes: Bool) -> PostureStream {
    var stream = PostureStream()
    stream.move(3000)
    stream.move(1500, to: 40)
    stream.pipeline.finish()
    stream.pause(60_000)
    if resumes { stream.pipeline.resume() }
    stream.move(1500, to: 0)
    stream.move(3000)
    return stream
  }

  @Test func aPauseThatWasAskedForIsNoGap() {
    let stream = paused(resumes: true)
    #expect(stream.faults.isEmpty && stream.alerts.isEmpty)
    #expect(stream.pipeline.reading.isTrusted && !stream.pipeline.buzzerIsOn)
    // What it is good for: without it the pause is one.
    let other = paused(resumes: false)
    #expect(other.faults.contains { $0.kind == .gap })
    #expect(other.alerts.contains { $0.kind == .sensor })
  }

  @Test func whatComesNextIsJudged() {
    var stream = paused(resumes: true)
    stream.bendAndRound()
    #expect(stream.alerts.contains { $0.kind == .rounding && $0.grade == .alarm })
  }
}
