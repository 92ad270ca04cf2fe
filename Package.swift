// swift-tools-version: 6.0
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-warnings-as-errors"]),
]

/// Rooms are optimised in development builds, too: tests spend most of their time in them, and try what users run.
let optimised = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: optimised)
}

func tests(_ room: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: room + "Tests", dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "immich-auto-album",
    products: [
        .executable(name: "immich-auto-album", targets: ["immich-auto-album"])
    ],
    targets: [
        // Cellar: libraries of the system, each seen by one room only.
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(
            name: "CMicrohttpd", pkgConfig: "libmicrohttpd",
            providers: [.apt(["libmicrohttpd-dev"]), .brew(["libmicrohttpd"])]),
        .target(
            name: "CSimdJSON", cxxSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))],
            linkerSettings: [.linkedLibrary("simdjson")]),

        // One small room over each of them.
        room("SQLite", ["CSQLite"]),
        room("WebClient", ["CCurl", "Secrets"]),
        room("WebServer", ["CMicrohttpd"]),
        room("YAML", ["CYAML"]),
        // What must never be shown, for every room that holds one.
        room("Secrets"),

        // The house.
        room("AlbumRules", ["Secrets", "YAML"]),
        room("ImmichClient", ["AlbumRules", "CSimdJSON", "WebClient"]),
        room("PhotoLibrary", ["AlbumRules", "ImmichClient", "SQLite"]),
        room("AlbumSync", ["AlbumRules", "ImmichClient", "PhotoLibrary", "WebClient"]),
        room("ImmichSimulator", ["WebServer"]),
        room("Commands", ["AlbumRules", "AlbumSync", "ImmichClient", "ImmichSimulator", "PhotoLibrary", "WebClient"]),
        .executableTarget(name: "immich-auto-album", dependencies: ["Commands"], swiftSettings: strict),

        // Holds the simulator to recorded answers: `make conformance`.
        room("Conformance", ["WebClient"]),
        .executableTarget(
            name: "replay-exchanges", dependencies: ["Conformance", "ImmichSimulator", "WebClient"],
            swiftSettings: strict),

        // Measures: `make bench`.
        .executableTarget(
            name: "benchmarks",
            dependencies: ["AlbumRules", "ImmichClient", "ImmichSimulator", "WebClient"], path: "Benchmarks",
            swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: ["ImmichSimulator", "WebClient", "WebServer"], path: "Tests/TestSupport",
            swiftSettings: strict),
        // Random histories with faults against the whole engine: `make fuzz`.
        .target(
            name: "FaultLab",
            dependencies: [
                "AlbumRules", "AlbumSync", "ImmichClient", "ImmichSimulator", "PhotoLibrary", "SQLite", "TestSupport",
                "WebClient", "WebServer",
            ],
            path: "Tests/FaultLab", swiftSettings: strict),
        .executableTarget(
            name: "fault-lab", dependencies: ["FaultLab"], path: "Tests/fault-lab", swiftSettings: strict),
        tests("FaultLab", ["FaultLab"]),
        tests("YAML", ["TestSupport", "YAML"]),
        tests("SQLite", ["SQLite", "TestSupport"]),
        tests("WebClient", ["Secrets", "TestSupport", "WebClient"]),
        tests("Conformance", ["Conformance", "ImmichSimulator", "WebClient"]),
        tests("WebServer", ["WebClient", "WebServer"]),
        tests("AlbumRules", ["AlbumRules", "TestSupport", "YAML"]),
        tests("ImmichClient", ["AlbumRules", "ImmichClient", "ImmichSimulator", "TestSupport", "WebClient"]),
        tests("PhotoLibrary", ["AlbumRules", "ImmichClient", "PhotoLibrary", "SQLite", "TestSupport", "WebClient"]),
        tests("ImmichSimulator", ["ImmichSimulator", "WebServer"]),
        tests(
            "AlbumSync",
            ["AlbumRules", "AlbumSync", "ImmichClient", "ImmichSimulator", "PhotoLibrary", "TestSupport", "WebClient"]),
        tests(
            "Commands",
            ["AlbumRules", "AlbumSync", "Commands", "ImmichClient", "PhotoLibrary", "TestSupport", "WebClient"]),
        tests("EndToEnd", ["ImmichSimulator", "TestSupport"]),
    ],
    cxxLanguageStandard: .cxx17
)
