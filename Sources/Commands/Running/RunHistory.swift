import AlbumRules
import AlbumSync
import PhotoLibrary

/// The runs that the state of a call remembers.
struct RunHistory: Sendable {
    private let states: [SyncState]
    private let folder: String

    /// The history of a call; no server is asked.
    init(_ call: Call) throws(CommandFailure) {
        let (files, configuration) = try LoadedConfiguration.loadWhole(call)
        folder = try StateFolder.find(call, files: files, configuration: configuration)
        do {
            // With one key the memory of that key counts, whatever lies beside it.
            let folders = configuration.accounts.isEmpty ? [folder] : AccountFolder.known(in: folder)
            var found: [SyncState] = []
            for folder in folders { if let state = try SyncState.look(in: folder) { found.append(state) } }
            states = found
        } catch {
            throw CommandFailure(.state(error), server: "")
        }
    }

    /// The latest runs, newest first.
    func latest(_ count: Int) async throws(CommandFailure) -> [RunRecord] {
        do throws(StateError) {
            var runs: [RunRecord] = []
            for state in states { runs += try await state.runs(latest: count) }
            return Array(RunRecord.joined(runs).prefix(count))
        } catch {
            throw Self.failure(error)
        }
    }

    /// The run of a number as it was typed.
    func run(_ word: String) async throws(CommandFailure) -> RunRecord {
        guard let number = Int64(word), number > 0 else {
            throw CommandFailure(
                .usage, "\(quoted(word)) is not the number of a run", hint: "history lists the runs with their numbers")
        }
        var parts: [RunRecord] = []
        do throws(StateError) {
            for state in states { if let run = try await state.run(number) { parts.append(run) } }
        } catch {
            throw Self.failure(error)
        }
        guard let run = RunRecord.joined(parts).first else { throw CommandFailure(.unknownRun(number), server: "") }
        return run
    }

    /// What a run did to photos.
    func photos(of run: RunRecord) async throws(CommandFailure) -> [PhotoRecord] {
        do throws(StateError) {
            var photos: [PhotoRecord] = []
            for state in states {
                let names = try await state.run(run.id)?.albums ?? []
                photos += try await state.photos(movedBy: run.id).map { photo in
                    var photo = photo
                    photo.shareName = names.first { $0.id == photo.album }?.name
                    return photo
                }
            }
            return photos
        } catch {
            throw Self.failure(error)
        }
    }

    private static func failure(_ error: StateError) -> CommandFailure { CommandFailure(.state(error), server: "") }
}
