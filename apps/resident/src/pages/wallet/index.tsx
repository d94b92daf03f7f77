export { WalletPage as default } from '#modules/approvals/resident/wallet.tsx'
