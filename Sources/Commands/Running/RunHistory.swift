import AlbumRules
import AlbumSync
import PhotoLibrary

/// The runs that the state of a call remembers.
struct RunHistory: Sendable {
    private let state: SyncState?
    private let folder: String

    /// The history of a call; no server is asked.
    init(_ call: Call) throws(CommandFailure) {
        let (files, configuration) = try LoadedConfiguration.loadWhole(call)
        folder = try StateFolder.find(call, files: files, configuration: configuration)
        do {
            state = try SyncState.look(in: folder)
        } catch {
            throw CommandFailure(.state(error), server: "")
        }
    }

    /// The latest runs, newest first.
    func latest(_ count: Int) async throws(CommandFailure) -> [RunRecord] {
        do { return try await state?.runs(latest: count) ?? [] } catch { throw Self.failure(error) }
    }

    /// The run of a number as it was typed.
    func run(_ word: String) async throws(CommandFailure) -> RunRecord {
        guard let number = Int64(word), number > 0 else {
            throw CommandFailure(
                .usage, "\(quoted(word)) is not the number of a run", hint: "history lists the runs with their numbers")
        }
        let run: RunRecord?
        do { run = try await state?.run(number) } catch { throw Self.failure(error) }
        guard let run else { throw CommandFailure(.unknownRun(number), server: "") }
        return run
    }

    /// What a run did to photos.
    func photos(of run: RunRecord) async throws(CommandFailure) -> [PhotoRecord] {
        do { return try await state?.photos(movedBy: run.id) ?? [] } catch { throw Self.failure(error) }
    }

    private static func failure(_ error: StateError) -> CommandFailure { CommandFailure(.state(error), server: "") }
}
