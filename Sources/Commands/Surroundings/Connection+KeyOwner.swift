import AlbumRules
import ImmichClient
import PhotoLibrary

extension Connection {
    /// Whose key it is, when a login in one of the folders has kept that lately.
    func keptOwner(in folders: [String], at now: Instant) -> User? {
        for folder in folders {
            guard let file = try? SessionFile.read(in: folder), file.server == address.origin,
                let owner = file.keyOwner, owner.holds(for: key, at: now)
            else { continue }
            return owner.user
        }
        return nil
    }

    /// Keeps whose key it is beside a login of that user. Where it cannot be kept the next run asks again.
    func keep(owner user: User, in folder: String, at now: Instant) {
        guard var file = try? SessionFile.read(in: folder), file.server == address.origin, file.tokens.user == user.id
        else { return }
        file.keyOwner = KeyOwner(of: key, user: user, asked: now)
        try? file.write(in: folder)
    }
}
