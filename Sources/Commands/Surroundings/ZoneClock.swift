import AlbumRules

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The zone in which "today" and upload days are counted.
enum ZoneClock {
    /// Sets the zone of the process, so before anything runs beside it; nil keeps the machine's zone.
    static func choose(_ name: String?, in surroundings: Surroundings) throws(CommandFailure) {
        guard let name, name != "UTC" else {
            if name != nil { setenv("TZ", "UTC0", 1) }
            return tzset()
        }
        let folder = surroundings.variable("TZDIR") ?? "/usr/share/zoneinfo"
        let isKnown = !name.contains("..") && Files.kind(of: "\(folder)/\(name)") == .file
        guard isKnown else {
            throw CommandFailure(
                .configuration, "clock: this machine knows no time zone \(quoted(name))",
                hint: "write a name such as Europe/Paris; small containers need the package tzdata")
        }
        setenv("TZ", ":\(name)", 1)
        tzset()
    }

    /// The offset from UTC, in milliseconds, of the chosen zone at a moment.
    @Sendable static func offset(at moment: Instant) -> Int64 {
        // Before 1970 as after it, a second begins with its first millisecond.
        var seconds = time_t((Double(moment.milliseconds) / 1000).rounded(.down))
        var parts = tm()
        localtime_r(&seconds, &parts)
        return Int64(parts.tm_gmtoff) * 1000
    }
}
