import AlbumRules
import AlbumSync
import ImmichClient

/// `sync`, `plan`, `apply` and `undo`: one run from configuration to report.
struct RunCommand: Sendable {
    /// What a run is for.
    enum Job: Hashable, Sendable {
        /// To make albums follow their rules.
        case sync
        /// To undo the run of that number.
        case undo(Int64)
        /// To do exactly what a saved plan says.
        case savedPlan(SavedPlan)
    }

    private let call: Call
    private let job: Job
    private let isPlan: Bool
    private let progress: Progress
    private let words: ReportWords

    /// The command of a call; a plan shows what the job would do and does not do it.
    init(_ call: Call, _ job: Job, isPlan: Bool) {
        self.call = call
        self.job = job
        self.isPlan = isPlan
        let style = call.arguments.value("progress").flatMap(Progress.Style.init)
        progress = Progress(call.console.messages, style: style ?? .auto)
        var words = ReportWords(call: call)
        if case .undo(let run) = job { (words.running, words.looking) = ("undo \(run)", "undo \(run) --dry-run") }
        self.words = words
    }

    /// Runs it.
    func run() async throws(CommandFailure) -> ExitCode {
        let (files, configuration) = try LoadedConfiguration.loadWhole(call)
        try checkNames(configuration)
        try ZoneClock.choose(configuration.timeZoneName, in: call.surroundings)
        let log = LogFile.open(configuration.log, folder: files.folder, console: call.console)
        let notifier = Notifier(
            isPlan || job != .sync ? NotifySettings() : configuration.notify,
            SecretReader(surroundings: call.surroundings, folder: files.folder), call.console, log)
        do {
            let report = try await report(files, configuration, log)
            progress.finish()
            return await show(report, log: log, notifier: notifier)
        } catch {
            progress.finish()
            log?.note(.error, error.message)
            await notifier.tell(of: RunOutcome(error))
            throw error
        }
    }

    private func report(
        _ files: ConfigurationFiles, _ configuration: Configuration, _ log: LogFile?
    ) async throws(CommandFailure) -> RunReport {
        let state = try StateFolder.find(call, files: files, configuration: configuration)
        let accounts = try await ReachedAccount.reach(
            call, files, configuration, state: state, log: log, progress: progress)
        log?.note(.info, "\(isPlan ? words.looking : words.running) begins")
        var engine = EngineCall(
            configuration: configuration, accounts: accounts, stateFolder: state,
            only: call.arguments.values("only"), approved: call.arguments.values("approve"), progress: progress,
            readsEverything: call.arguments.has("full"), configurationDigest: files.contentDigest)
        for account in accounts { engine.sessions[account.folder] = session(of: account, configuration.server, log) }
        if case .savedPlan(let plan) = job { (engine.only, engine.approved) = (plan.only, plan.approved) }
        guard isPlan else { return await engine.run(job) }
        let path = call.arguments.value("out")
        let (report, saved) = await engine.plan(job, toKeep: path != nil)
        if let path, let saved { try keep(saved, at: path) }
        return report
    }

    /// The session of an account's login, when it has one that can be used.
    private func session(
        of account: ReachedAccount, _ settings: ServerSettings, _ log: LogFile?
    ) -> ImmichSession? {
        guard let client = account.client else { return nil }
        let kept = KeptSession.find(in: account.folder, account.connection, client, settings)
        for secret in kept.secrets { log?.hide(secret) }
        for warning in kept.warnings {
            call.console.warn(warning, hint: "\(words.program) login makes a new one")
            log?.note(.warning, warning)
        }
        return kept.session
    }

    /// Writes a plan to a file that only its owner can read, over what was there.
    private func keep(_ plan: SavedPlan, at path: String) throws(CommandFailure) {
        let place = Files.path(path, from: call.surroundings.folder)
        let part = place + ".part"
        do {
            Files.remove(part)
            try Files.create(try plan.text(), at: part, mode: 0o600)
            guard Files.rename(part, to: place) else { throw Files.Failure.refused(path, reason: "it is no file") }
        } catch {
            throw CommandFailure(.cannotWrite, "\(error)", hint: "name a file in a folder that you may write to")
        }
        progress.finish()
        call.console.messages.line("The plan is kept in \(visible(path)); to do exactly that:")
        call.console.messages.line("  \(words.program) apply \(shellWord(path))")
    }

    private func show(_ report: RunReport, log: LogFile?, notifier: Notifier) async -> ExitCode {
        var code = ExitCode(of: report, reportsPending: call.arguments.has("exit-code"))
        if code == .interrupted { code = SignalWatch.code }
        let results = call.console.results
        if call.arguments.has("json") {
            results.line(ReportJSON(report, exitCode: code, words: words).value.pretty)
        } else if isPlan {
            results.lines(PlanText(report, words: words, channel: results).lines())
        } else {
            results.lines(RunText(report, words: words, channel: results).lines())
        }
        let hint = report.failure.flatMap { Advice.hint(for: $0, server: report.facts.server) }
        if let failure = report.failure { call.console.complain(visible(failure.message), hint: hint) }
        adviseAboutAlbums(report)
        log?.note(report, words: words, exitCode: code)
        await notifier.tell(of: RunOutcome(report, code: code, hint: hint, words: words))
        return code
    }

    /// Failures of single albums stand in the report; what to try is said once for each kind.
    private func adviseAboutAlbums(_ report: RunReport) {
        guard report.failure == nil else { return }
        var told: Set<String> = []
        for failure in report.albums.compactMap(\.failure) {
            guard let hint = Advice.hint(for: failure, server: report.facts.server), told.insert(hint).inserted
            else { continue }
            call.console.complain(visible(failure.message), hint: hint)
        }
    }

    private func checkNames(_ configuration: Configuration) throws(CommandFailure) {
        guard job == .sync else { return }
        let names = configuration.albums.map(\.name)
        for option in ["only", "approve"] {
            for given in call.arguments.values(option) where !configuration.albums.contains(where: { $0.covers(given) })
            {
                throw CommandFailure.unknownAlbum(given, among: names, as: "--\(option)")
            }
        }
    }
}

extension CommandFailure {
    /// An album that the configuration does not name.
    static func unknownAlbum(_ name: String, among names: [String], as word: String) -> CommandFailure {
        let near = NearestWord.suggestion(for: name, among: names).map { "did you mean \(quoted($0))?" }
        let list = names.prefix(10).map(quoted).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
        return CommandFailure(
            .usage, "\(word): the configuration has no album \(quoted(name))", hint: near ?? "it has \(list)")
    }
}
