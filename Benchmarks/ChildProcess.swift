import Foundation

/// A program that runs beside this one, and what it cost.
struct ChildProcess {
    /// What one run took, as the kernel counted it. The peak is never less than what this program itself held when it started
    /// the other.
    struct Cost {
        var status: Int32
        var cpu: Double
        var wall: Double
        var peakMegabytes: Double
    }

    let identifier: pid_t
    private let start = ContinuousClock.now

    /// Starts a program; its output goes to a file or, without one, where this one's goes. Of the environment it gets what is given.
    init(
        _ program: String, _ arguments: [String], output: String?, environment: [String: String] = [:]
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let output {
            posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            posix_spawn_file_actions_adddup2(&actions, 1, 2)
        }
        var texts = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for text in texts { free(text) } }
        var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for variable in variables { free(variable) } }
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, program, &actions, nil, &texts, &variables)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
        self.identifier = identifier
    }

    /// Waits for the end.
    func wait() -> Cost {
        var status: Int32 = 0
        var usage = rusage()
        wait4(identifier, &status, 0, &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
        return Cost(
            status: status >> 8 & 255, cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            wall: (ContinuousClock.now - start).seconds, peakMegabytes: Double(usage.ru_maxrss) * 1024 / 1e6)
    }

    /// Ends it as the terminal would.
    func interrupt() -> Cost {
        kill(identifier, SIGINT)
        return wait()
    }

    /// The processor time so far, in seconds.
    var cpu: Double {
        let fields =
            (try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8))?
            .split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
