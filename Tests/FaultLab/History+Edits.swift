import AlbumRules
import AlbumSync
import Foundation
import ImmichClient
import ImmichSimulator
import PhotoLibrary
import SQLite

/// What happens to the tool's own things: its file, its memory, its questions.
extension History {
    func editConfiguration() {
        let used = Set(configuration.albums.map(\.plainName))
        let unused = LabWorld.albumNames.filter { !used.contains($0) }
        switch numbers.below(4) {
        case 0 where !unused.isEmpty:
            configuration.albums.append(.random(unused[numbers.below(unused.count)], maker, &numbers))
        case 1 where configuration.albums.count > 1:
            configuration.albums.remove(at: numbers.below(configuration.albums.count))
        case 2:
            let place = numbers.below(configuration.albums.count)
            configuration.albums[place].isEnabled.toggle()
        default: renew(numbers.below(configuration.albums.count))
        }
        note("new configuration: \(configuration.text)")
    }

    /// Another rule and other settings for an album.
    func renew(_ place: Int) {
        configuration.albums[place] = .random(configuration.albums[place].plainName, maker, &numbers)
    }

    /// The state is lost, damaged, or another user's.
    func loseState() throws {
        let path = stateFolder + "/state.sqlite"
        guard FileManager.default.fileExists(atPath: path) else { return }
        memory = LabMemory()
        pastRuns = []
        guard numbers.happens(600) else {
            note("state of another user")
            // A file that is damaged already stays so.
            return (try? Database(path: path).execute("UPDATE owner SET user = randomblob(16)")) ?? ()
        }
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        guard numbers.happens(500) else { return note("state lost") }
        note("state damaged")
        try Data("this was a database once, and is long enough to be looked at".utf8).write(to: URL(filePath: path))
    }

    /// One of the commands that answer what a run asked; nothing of them reaches the server.
    func answer() async throws {
        let wire = LabWire(simulator)
        guard let engine = try await engine(wire, LabRunOrder()) else { return }
        let album = configuration.albums[numbers.below(configuration.albums.count)]
        guard album.forEach == nil else { return }
        switch numbers.below(4) {
        case 0:
            note("forget \(album.name)")
            if try await engine.forget(albumNamed: album.name) { memory.forget(album.name) }
        case 1:
            note("recreate \(album.name)")
            guard (try? await engine.recreate(albumNamed: album.name)) != nil else { return }
            memory.forget(album.name)
        case 2:
            guard let name = album.rule.names.sorted().first else { return }
            note("accept-rename \(name)")
            _ = try await engine.acceptRename(ofPersonNamed: name)
            memory.identities[name] = [nil]
        default: try await adopt(album, engine)
        }
        if !wire.record.writes.isEmpty { breach("an answer sends no write", "\(wire.record.writes.map(\.target))") }
    }

    private func adopt(_ album: LabAlbum, _ engine: SyncEngine) async throws {
        let everything = numbers.happens(400)
        guard let definition = try parsed().albums.first(where: { $0.name == album.name }),
            let adoption = try? await engine.adopt(definition, everything: everything)
        else { return }
        note("adopt \(album.name)\(everything ? " --all" : ""): \(adoption.adopted)")
        let target = EntityID(high: adoption.album.id.high, low: adoption.album.id.low)
        let truth = truth()
        let contexts = memory.contexts(for: album.rule, truth).contexts
        for id in truth.members(of: target) {
            guard let photo = truth.photos[id], photo.owner == user else { continue }
            let wanting = contexts.count { truth.mayBeAdded(photo) && album.rule.holds(photo, $0) }
            if everything || wanting > 0 {
                let isSure = everything || wanting == contexts.count
                memory.set(isSure ? [.ours] : memory.standings(id, in: target).union([.ours]), id, in: target)
            }
        }
        if memory.managed[album.name] != [target] { memory.baselines[album.name] = nil }
        memory.managed[album.name] = [target]
    }
}
