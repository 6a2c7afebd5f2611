# Builds Récol from the archive of its sources: brew install --formula ./recol.rb
class Recol < Formula
  desc "Field audit of school devices"
  url "@URL@"
  version "@VERSION@"
  sha256 "@SHA256@"
  license any_of: ["MIT", "Apache-2.0"]

  depends_on "rust" => :build

  def install
    system "cargo", "install", *std_cargo_args
    generate_completions_from_executable(bin/"recol", "completions")
    (man1/"recol.1").write Utils.safe_popen_read(bin/"recol", "man")
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/recol --version")
    system bin/"recol", "demo", "--headless"
  end
end
