import Foundation

/// What the numbers were measured on.
enum Machine {
    /// The program that users run, built beside this one.
    static var programBeside: String {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "immich-auto-album").path
    }

    /// Prints processor, cores, memory and load: noisy machines make noisy numbers.
    static func describe() {
        let info = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model =
            info.split(separator: "\n").first { $0.hasPrefix("model name") }
            .flatMap { $0.split(separator: ":").last }.map { $0.trimmingPrefix(" ") } ?? "unknown processor"
        let memory = ProcessInfo.processInfo.physicalMemory >> 30
        let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.split(separator: " ").first ?? "?"
        print("\(model), \(ProcessInfo.processInfo.activeProcessorCount) cores, \(memory) GiB; load \(load)\n")
    }
}
