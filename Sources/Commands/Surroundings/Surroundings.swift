#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the program finds around it: the environment and where it stands; tests put their own in its place.
struct Surroundings: Sendable {
    /// The value of an environment variable; empty ones count as missing.
    var variable: @Sendable (String) -> String?
    /// The folder that relative paths start at; empty for the process's own.
    var folder: String
    /// The root of the places a container has: `/config` and `/data`.
    var containerRoot: String
    /// Whether this is a container.
    var isContainer: Bool
    /// Whom to ask; nil when nobody sits there.
    var terminal: Terminal?
    /// What the user typed in answer to a question, without its line break; nil when nobody is there.
    var typedLine: @Sendable () -> String? = { nil }
    /// What this machine is called.
    var machine = ""

    /// Those of the process.
    static func process() -> Surroundings {
        Surroundings(
            variable: { name in
                guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
                return value
            },
            folder: "", containerRoot: "/",
            isContainer: ["/.dockerenv", "/run/.containerenv"].contains { Files.kind(of: $0) != .nothing },
            terminal: .process(), typedLine: { readLine() }, machine: hostName())
    }

    /// The user's folder of a kind by the XDG base directory rules, with the program's name; nil without a home.
    func userFolder(_ variableName: String, otherwise folder: String) -> String? {
        if let base = variable(variableName), base.hasPrefix("/") { return base + "/" + Catalogue.program.name }
        return variable("HOME").map { "\($0)/\(folder)/\(Catalogue.program.name)" }
    }

    /// What the system calls this machine; empty when it has no name.
    private static func hostName() -> String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "" }
        return name.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
    }
}
