// swift-tools-version: 6.2
import PackageDescription

/// In a debug build that is only for tests (.ci/run) what calculates much is optimized, as it is shipped: they take
/// a third of the time, and every check for overflow stays.
let optimized: Set<String> =
  Context.environment["HINGE_TEST_CORE"] == "optimized"
  ? ["CalibrationSteps", "Emulator", "HingeCore", "IMU", "Simulation", "TestSupport"] : []

// The arrows below are the architecture: a target sees only what it names, and
// `--explicit-target-dependency-import-check error` (scripts/lint, scripts/test)
// makes the build refuse any other import.
let package = Package(
  name: "hinge",
  products: [
    .executable(name: "hinged", targets: ["hinged"]),
    .executable(name: "hinge", targets: ["hinge"]),
    .executable(name: "hinge-web", targets: ["hinge-web"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // For hinge-web alone: an HTTP server that others keep well, and the two of its own libraries whose
    // words it speaks. The daemon and the command do without.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
  ],
  targets: [
    // The whole estimate, in integers. Imports nothing.
    .target(name: "HingeCore"),
    // What a sensor is and what it hands over: decoded counts on a timeline.
    .target(name: "IMU", dependencies: ["HingeCore"]),
    // Sessions, sets and reps as plain values, shared by the log and its readers.
    .target(name: "Training", dependencies: ["HingeCore"]),
    // What measured sensors and a buzzer come to: pass, warn or fail, and what mends it.
    .target(name: "Diagnosis", dependencies: ["HingeCore", "IMU"]),
    // From recorded calibration steps to a wearer's profile.
    .target(name: "CalibrationSteps", dependencies: ["HingeCore"]),
    // From a sensor laid on its six faces to what that sensor gets wrong.
    .target(name: "DeviceCalibration", dependencies: ["HingeCore"]),
    // System calls: the only users of Glibc.
    .systemLibrary(name: "CGPIOD", pkgConfig: "libgpiod", providers: [.apt(["libgpiod-dev"])]),
    // Pictures of an address that a phone's camera reads: for `hinge` alone.
    .systemLibrary(
      name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .target(
      name: "CLinuxIO", dependencies: ["CGPIOD"], linkerSettings: [.linkedLibrary("i2c")]),
    .target(name: "LinuxIO", dependencies: ["CLinuxIO", "HingeCore", "IMU"]),
    // Raw data out and in again.
    .target(name: "Recording", dependencies: ["IMU", "HingeCore", "LinuxIO"]),
    // Lifters and sensors with known truth.
    .target(name: "Simulation", dependencies: ["HingeCore", "IMU"]),
    // Files that people edit.
    .target(
      name: "Settings",
      dependencies: [
        "HingeCore", "Plan", "Programme", "Training", .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "RepLog",
      dependencies: [
        "HingeCore", "Training", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(name: "Coaching", dependencies: ["HingeCore", "Training"]),
    // What to lift next and why, from sessions alone: no file, no clock.
    .target(name: "Programme", dependencies: ["HingeCore", "Training", "Coaching"]),
    // What a lifter means to do, and what became of it in a week.
    .target(name: "Plan", dependencies: ["HingeCore", "Training", "Coaching"]),
    .target(
      name: "Reports",
      dependencies: ["HingeCore", "Training", "Coaching", "Diagnosis", "Plan", "Programme"],
      exclude: ["Schemas"]),
    // Sessions in the forms of other programs, and loads out of theirs.
    .target(name: "Exports", dependencies: ["HingeCore", "Training", "Coaching"]),
    // What the two programs say to each other.
    .target(name: "Control", dependencies: ["CLinuxIO", "HingeCore", "LinuxIO"]),
    // What a wearer asks for by button and socket, and what the buzzer answers: events in, actions out.
    .target(
      name: "Desk", dependencies: ["CalibrationSteps", "Control", "HingeCore", "LinuxIO"]),
    // What both programs do before the first sample: settings, profile, wearer.
    .target(
      name: "Setup",
      dependencies: [
        "Control", "HingeCore", "CalibrationSteps", "DeviceCalibration", "Diagnosis", "IMU",
        "LinuxIO", "Recording", "RepLog", "Settings", "Simulation", "Training",
      ]),
    // What is asked of the log for a day: what to lift next, for whoever shows it. Reads, never writes.
    .target(
      name: "Asking",
      dependencies: [
        "Coaching", "HingeCore", "Plan", "Programme", "RepLog", "Reports", "Settings", "Setup",
        "Training",
      ]),
    // A lifter's data in one file, back again, and gone.
    .target(
      name: "Backup", dependencies: ["LinuxIO", "RepLog", "Settings", "Setup"]),
    .executableTarget(
      name: "hinged",
      dependencies: [
        "HingeCore", "CalibrationSteps", "Coaching", "Desk", "IMU", "LinuxIO", "Recording",
        "Simulation", "Settings", "Setup", "Training", "RepLog", "Control",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    .executableTarget(
      name: "hinge",
      dependencies: [
        "Asking", "Backup", "CQREncode", "HingeCore", "CalibrationSteps", "Desk",
        "DeviceCalibration", "Diagnosis", "IMU",
        "LinuxIO", "Plan",
        "Recording", "Simulation", "Settings",
        "Setup", "Training", "RepLog", "Coaching", "Exports", "Programme", "Reports", "Control",
        "Live",
        "Web",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // What is seen while somebody lifts: the state, and a terminal's screen and keys. No input, no output.
    .target(name: "Live", dependencies: ["Control", "HingeCore", "Reports", "Training"]),
    // What the page says, to whom, and under which address; no server.
    .target(name: "Web", dependencies: ["Control", "HingeCore", "LinuxIO", "Training"]),
    // The page. Sees what a client sees: no sensor, no line, no write to the log.
    .executableTarget(
      name: "hinge-web",
      dependencies: [
        "Asking", "Coaching", "Control", "Diagnosis", "HingeCore", "LinuxIO", "Live", "Programme",
        "RepLog", "Reports", "Settings", "Setup", "Training", "Web",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    .target(
      name: "TestSupport",
      dependencies: ["CalibrationSteps", "HingeCore", "IMU", "Recording", "Simulation"],
      path: "Tests/Support"),
    .testTarget(
      name: "HingeCoreTests",
      dependencies: ["CalibrationSteps", "HingeCore", "IMU", "Simulation", "TestSupport"]),
    .testTarget(
      name: "CalibrationStepsTests",
      dependencies: ["CalibrationSteps", "HingeCore", "Simulation", "TestSupport"]),
    // Chips and a bus in this process, with a clock that the tests move.
    .target(name: "Emulator", dependencies: ["HingeCore", "IMU"], path: "Tests/Emulator"),
    .testTarget(name: "IMUTests", dependencies: ["Emulator", "HingeCore", "IMU", "TestSupport"]),
    .testTarget(
      name: "DiagnosisTests", dependencies: ["Diagnosis", "Emulator", "HingeCore", "IMU", "Setup"]),
    .testTarget(name: "TrainingTests", dependencies: ["HingeCore", "Training"]),
    .testTarget(
      name: "DeviceCalibrationTests",
      dependencies: [
        "DeviceCalibration", "HingeCore", "IMU", "Recording", "Settings", "Setup", "Simulation",
        "TestSupport",
      ]),
    .testTarget(name: "LinuxIOTests", dependencies: ["CLinuxIO", "HingeCore", "IMU", "LinuxIO"]),
    .testTarget(
      name: "RecordingTests",
      dependencies: ["HingeCore", "IMU", "LinuxIO", "Recording", "Simulation", "TestSupport"]),
    .testTarget(
      name: "SimulationTests", dependencies: ["HingeCore", "IMU", "Simulation", "TestSupport"]),
    .testTarget(
      name: "SettingsTests",
      dependencies: [
        "HingeCore", "Plan", "Programme", "Settings", "Simulation", "TestSupport", "Training",
      ]),
    .testTarget(
      name: "PlanTests",
      dependencies: ["Coaching", "Control", "HingeCore", "Plan", "Training"]),
    .testTarget(
      name: "SetupTests",
      dependencies: [
        "Diagnosis", "HingeCore", "IMU", "LinuxIO", "RepLog", "Recording", "Settings", "Setup",
        "Simulation", "Training",
      ]),
    .testTarget(
      name: "BackupTests",
      dependencies: ["Backup", "LinuxIO", "RepLog", "Settings", "Setup", "Training"]),
    // A disk under SQLite that loses power, fills up and refuses.
    .target(
      name: "CPowerCut", path: "Tests/PowerCut", linkerSettings: [.linkedLibrary("sqlite3")]),
    .testTarget(
      name: "RepLogTests",
      dependencies: [
        "CPowerCut", "HingeCore", "Training", "RepLog",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "ProgrammeTests", dependencies: ["HingeCore", "Programme", "Simulation", "Training"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "HingeCore", "Training", "Coaching", "Diagnosis", "Plan", "Programme", "Reports",
      ],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "ExportsTests",
      dependencies: ["HingeCore", "Training", "Coaching", "Exports", "Reports"]),
    .testTarget(
      name: "DeskTests",
      dependencies: ["CalibrationSteps", "Control", "Desk", "HingeCore", "LinuxIO"]),
    .testTarget(
      name: "ControlTests", dependencies: ["CLinuxIO", "HingeCore", "LinuxIO", "Control"]),
    .testTarget(
      name: "ReplayTests",
      dependencies: [
        "HingeCore", "CalibrationSteps", "IMU", "Recording", "Simulation", "Settings",
        "TestSupport",
      ],
      exclude: ["Goldens"]),
    // Measures the core on many simulated lifters: scripts/survey.
    .executableTarget(
      name: "survey", dependencies: ["CalibrationSteps", "HingeCore", "Simulation", "TestSupport"],
      path: "Tests/Survey"),
    // Hours of faults on emulated sensors: scripts/soak.
    .executableTarget(
      name: "belt-soak",
      dependencies: [
        "CalibrationSteps", "Emulator", "HingeCore", "IMU", "Simulation", "TestSupport",
      ],
      path: "Tests/BeltSoak"),
    // Kills the daemon at random moments: scripts/soak and scripts/test.
    .executableTarget(
      name: "kill-soak",
      dependencies: ["Control", "HingeCore", "RepLog", "Simulation", "Training"],
      path: "Tests/KillSoak"),
    // Makes a log of ten years, for scripts/bench-log.
    .executableTarget(
      name: "log-maker", dependencies: ["RepLog", "Simulation", "Training"], path: "Tests/LogMaker"),
    // Talks over a bus that is not there: scripts/check-bus-calls.
    .executableTarget(
      name: "bus-calls", dependencies: ["IMU", "LinuxIO"], path: "Tests/BusCalls/Client"),
    .testTarget(
      name: "WebTests", dependencies: ["Control", "HingeCore", "Live", "Training", "Web"]),
    .testTarget(
      name: "LiveTests", dependencies: ["Control", "HingeCore", "Live", "Reports", "Training"],
      exclude: ["Screens"]),
    // Runs the real programs, which the test build makes as well.
    .testTarget(
      name: "CommandTests", dependencies: [.product(name: "GRDB", package: "GRDB.swift")]),
  ],
  swiftLanguageModes: [.v6]
)

// libFuzzer on everything that comes from outside. Only where scripts/fuzz asks: it needs the compiler's
// own runtime, which not every Swift comes with.
if Context.environment["HINGE_FUZZ"] != nil {
  package.targets += [
    .systemLibrary(name: "FuzzDriver", path: "Tests/Fuzz/Driver"),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Control", "Exports", "FuzzDriver", "HingeCore", "IMU", "Plan", "Recording", "Settings",
        "Training",
      ],
      path: "Tests/Fuzz/Inputs",
      // The other linker of this compiler has no word for a main of its own beside libFuzzer's.
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]),
  ]
}

for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ]
  if optimized.contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-O"])]
  }
}
